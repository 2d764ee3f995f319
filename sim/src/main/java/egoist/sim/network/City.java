package egoist.sim.network;

import java.util.List;

/**
 * A city that peers can sit in.
 *
 * @param region one of {@link #REGIONS}
 * @param weight how many peers it gets relative to the others: a rough share of the world's hosted and academic nodes
 */
record City(String name, String region, double latitudeDegrees, double longitudeDegrees, double weight) {
    static final List<String> REGIONS =
            List.of("north-america", "south-america", "europe", "asia", "africa", "oceania");

    private static final double EARTH_RADIUS_KM = 6371.0;

    Place place() {
        return new Place(name, latitudeDegrees, longitudeDegrees);
    }

    /** Great-circle distance (haversine formula). */
    double kilometresTo(City other) {
        double a = StrictMath.toRadians(latitudeDegrees);
        double b = StrictMath.toRadians(other.latitudeDegrees);
        double upDown = StrictMath.sin((b - a) / 2);
        double sideways = StrictMath.sin(StrictMath.toRadians(other.longitudeDegrees - longitudeDegrees) / 2);
        double h = upDown * upDown + StrictMath.cos(a) * StrictMath.cos(b) * sideways * sideways;
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.sqrt(Math.min(1, h)));
    }
}
