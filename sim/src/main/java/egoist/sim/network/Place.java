package egoist.sim.network;

/**
 * Where a peer sits, as far as the model knows.
 *
 * @param name a city, region or site; empty where unknown
 * @param latitudeDegrees -90..90, north positive; NaN where unknown
 * @param longitudeDegrees -180..180, east positive; NaN where unknown
 */
public record Place(String name, double latitudeDegrees, double longitudeDegrees) {
    /** A place nothing is known of. */
    public static final Place UNKNOWN = new Place("", Double.NaN, Double.NaN);

    /** A place of which only the name is known. */
    public static Place named(String name) {
        return new Place(name, Double.NaN, Double.NaN);
    }

    /** Whether it can be drawn on a map. */
    public boolean located() {
        return !Double.isNaN(latitudeDegrees) && !Double.isNaN(longitudeDegrees);
    }
}
