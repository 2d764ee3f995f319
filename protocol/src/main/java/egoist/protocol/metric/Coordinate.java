package egoist.protocol.metric;

/**
 * Where a peer stands in the delay space, as it announces it: a point in a plane and a height above it, the delay of its access.
 *
 * @param xMicros place in the plane
 * @param yMicros place in the plane
 * @param heightMicros 0 or more
 * @param errorThousandths how wrong its distances are on average, as it finds, 0 to 1000
 */
public record Coordinate(int xMicros, int yMicros, int heightMicros, int errorThousandths) {
    private static final int MOST_ERROR = 1000;

    /** @throws IllegalArgumentException if a value is out of range */
    public Coordinate {
        if (heightMicros < 0 || errorThousandths < 0 || errorThousandths > MOST_ERROR) {
            throw new IllegalArgumentException("coordinate of height " + heightMicros + ", error " + errorThousandths);
        }
    }

    /** The one-way delay foretold between the two, 1 to {@link PathAlgebra#MAX_LINK_COST}. */
    public int delayMicros(Coordinate other) {
        return VivaldiPoint.at(this).delayMicros(VivaldiPoint.at(other));
    }
}
