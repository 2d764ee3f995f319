package egoist.protocol.metric;

/**
 * A network coordinate that learns (Dabek, Cox, Kaashoek, Morris, "Vivaldi", SIGCOMM 2004; what the papers ask Pyxida for): a
 * point in a plane and a height above it. The delay between two is foretold as the way in the plane and both heights. Each
 * measured delay pulls a point towards the other or pushes it away, the more the surer the other is of its place.
 */
public final class VivaldiPoint {
    /** The paper's c_e and c_c: how far a point moves, and how fast it learns how wrong it is. */
    private static final double STEP = 0.25;

    private static final double SMALLEST_HEIGHT = 1;
    private static final double THOUSAND = 1000;
    /** No place is farther out than the longest delay there is. */
    private static final double FARTHEST = PathAlgebra.MAX_LINK_COST;

    private double x;
    private double y;
    private double height;
    private double error;

    private VivaldiPoint(double x, double y, double height, double error) {
        this.x = x;
        this.y = y;
        this.height = height;
        this.error = error;
    }

    /** A point that knows nothing yet; points that begin at the same place would never come apart. */
    public static VivaldiPoint beginning(double xMicros, double yMicros) {
        return new VivaldiPoint(xMicros, yMicros, SMALLEST_HEIGHT, 1);
    }

    /** The point of a coordinate. */
    public static VivaldiPoint at(Coordinate coordinate) {
        return new VivaldiPoint(
                coordinate.xMicros(),
                coordinate.yMicros(),
                coordinate.heightMicros(),
                coordinate.errorThousandths() / THOUSAND);
    }

    /** Learns from a delay measured to another point; one of 0 or less says nothing. */
    public void meet(VivaldiPoint other, int delayMicros) {
        if (delayMicros <= 0) {
            return;
        }
        double doubt = error + other.error;
        double weight = doubt > 0 ? error / doubt : 0.5;
        double foretold = distance(other);
        double wrong = Math.abs(foretold - delayMicros) / delayMicros;
        error = Math.min(1, wrong * STEP * weight + error * (1 - STEP * weight));
        double dx = x - other.x;
        double dy = y - other.y;
        double heights = height + other.height;
        double length = Math.max(1, StrictMath.sqrt(dx * dx + dy * dy) + heights);
        double move = STEP * weight * (delayMicros - foretold);
        x = within(x + move * dx / length);
        y = within(y + move * dy / length);
        height = Math.max(SMALLEST_HEIGHT, within(height + move * heights / length));
    }

    private static double within(double place) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, place));
    }

    private double distance(VivaldiPoint other) {
        double dx = x - other.x;
        double dy = y - other.y;
        return StrictMath.sqrt(dx * dx + dy * dy) + height + other.height;
    }

    /** The one-way delay foretold between the two, 1 to {@link PathAlgebra#MAX_LINK_COST}. */
    public int delayMicros(VivaldiPoint other) {
        return (int) Math.min(PathAlgebra.MAX_LINK_COST, Math.max(1, Math.round(distance(other))));
    }

    /** As it is announced. */
    public Coordinate coordinate() {
        return new Coordinate(
                (int) Math.round(x), (int) Math.round(y), (int) Math.round(height), (int) Math.round(error * THOUSAND));
    }
}
