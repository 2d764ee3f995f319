package egoist.sim.network;

import java.util.Arrays;
import java.util.List;

/** Which cities peers are drawn from: cumulated shares, the last one 1. */
final class CityMix {
    /** Nodes of the paper's deployment by region, in the order of {@link City#REGIONS} (EGOIST, CoNEXT 2008, section 4.1). */
    private static final double[] EGOIST_2008 = {30, 1, 11, 7, 0, 1};

    private CityMix() {}

    /** Cumulated shares of the cities; within a region always by weight. */
    static double[] cumulated(List<City> cities, String mix) {
        double[] region = new double[City.REGIONS.size()];
        for (City city : cities) {
            region[City.REGIONS.indexOf(city.region())] += city.weight();
        }
        double[] cumulated = new double[cities.size()];
        double sum = 0;
        for (int i = 0; i < cumulated.length; i++) {
            City city = cities.get(i);
            int of = City.REGIONS.indexOf(city.region());
            sum += mix.equals("world") ? city.weight() : city.weight() / region[of] * EGOIST_2008[of];
            cumulated[i] = sum;
        }
        for (int i = 0; i < cumulated.length; i++) {
            cumulated[i] /= sum;
        }
        return cumulated;
    }

    /** The city a number from 0 (inclusive) to 1 (exclusive) falls on. */
    static int draw(double[] cumulated, double u) {
        int found = Arrays.binarySearch(cumulated, u);
        // Found exactly: the share of that city ends here, so u belongs to the next one.
        int index = found >= 0 ? found + 1 : -found - 1;
        while (index < cumulated.length - 1 && cumulated[index] <= u) {
            index++;
        }
        return Math.min(index, cumulated.length - 1);
    }
}
