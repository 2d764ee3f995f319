package egoist.sim.network;

/**
 * How much longer than a straight fibre the usual route between two regions is: round trips between cities as operators and
 * public ping tables show them, divided by twice the great-circle distance over two thirds of the speed of light. Europe to
 * Asia is long because much of it goes around; South America to Africa because it goes by another continent.
 */
final class RegionRoutes {
    /** Rows and columns in the order of {@link City#REGIONS}: NA, SA, EU, AS, AF, OC. */
    private static final double[][] FACTORS = {
        {1.65, 1.60, 1.45, 1.45, 1.80, 1.35},
        {1.60, 1.90, 1.90, 1.60, 2.20, 1.70},
        {1.45, 1.90, 1.75, 1.95, 1.80, 1.65},
        {1.45, 1.60, 1.95, 1.70, 1.80, 1.55},
        {1.80, 2.20, 1.80, 1.80, 2.30, 1.90},
        {1.35, 1.70, 1.65, 1.55, 1.90, 1.50},
    };

    private RegionRoutes() {}

    /** The usual factor between two regions, the same in both directions. */
    static double factor(City from, City to) {
        return FACTORS[City.REGIONS.indexOf(from.region())][City.REGIONS.indexOf(to.region())];
    }
}
