package egoist.sim.network;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.sim.random.SeedStreams;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Peers in real cities of the world. The one-way delay of a pair is the great-circle distance between their cities at two
 * thirds of the speed of light, times how much longer the route is (by regions, by city pair, and for some pairs of peers by
 * a detour or a slow direction), plus the access delay of both ends (heavy-tailed). No array of n^2, up to {@link
 * LatencyModels#MAX_PEERS} peers.
 *
 * <p>Measured on 500 peers with the default settings, seeds 1 to 3, beside the PlanetLab (490 nodes) and WonderNetwork (242
 * cities) matrices, round trips in milliseconds:
 *
 * <table>
 *   <caption>The generated world beside measured ones</caption>
 *   <tr><th></th><th>this model</th><th>PlanetLab</th><th>WonderNetwork</th></tr>
 *   <tr><td>1st percentile</td><td>9</td><td>6</td><td>9</td></tr>
 *   <tr><td>lower quartile</td><td>76 to 83</td><td>59</td><td>77</td></tr>
 *   <tr><td>median</td><td>138 to 145</td><td>135</td><td>143</td></tr>
 *   <tr><td>upper quartile</td><td>191 to 198</td><td>202</td><td>217</td></tr>
 *   <tr><td>99th percentile</td><td>354 to 381</td><td>413</td><td>442</td></tr>
 *   <tr><td>triples with a shorter detour</td><td>4.6 %</td><td>5.8 %</td><td>5.8 %</td></tr>
 *   <tr><td>what those gain, median and 90th percentile</td><td>1.07, 1.30</td><td>1.06, 1.34</td><td>1.06, 1.34</td></tr>
 *   <tr><td>pairs differing by more than 10 % by direction</td><td>5.6 %</td><td>0</td><td>6.7 %</td></tr>
 * </table>
 */
final class GeographicLatency implements LatencyModel {
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.choice(
                    "mix",
                    "world",
                    List.of("world", "egoist-2008"),
                    "which cities peers are drawn from: by where nodes are hosted today, or by the regions of the 50 nodes"
                            + " of the EGOIST paper (30 North America, 11 Europe, 7 Asia, 1 South America, 1 Oceania)"),
            Parameter.duration(
                    "access", "1200us", "0us", "250ms", "median one-way access delay of a peer (heavy-tailed)"),
            Parameter.number(
                    "access-spread",
                    0.8,
                    0,
                    2,
                    "how far access delays spread: 90 % are below 9^this medians, 99 % below 99^this"),
            Parameter.number(
                    "inflation",
                    1.0,
                    0,
                    5,
                    "how much longer than straight lines routes are: 0 straight, 1 as measured"),
            Parameter.number(
                    "inflation-spread",
                    0.09,
                    0,
                    1,
                    "how much that differs between city pairs; makes triangle violations"),
            Parameter.number(
                    "detours", 0.025, 0, 1, "share of peer pairs whose route, both ways, takes a further detour"),
            Parameter.number(
                    "asymmetry", 0.03, 0, 1, "share of ordered peer pairs whose route is longer this way only"));

    /** Light in fibre covers two thirds of 299,792 km/s: microseconds per kilometre. */
    private static final double MICROS_PER_KM = 1.5e6 / 299_792.458;

    /** One-way microseconds between two access links of the same city, and the floor of any route. */
    private static final double METRO_MICROS = 250;

    /** The shortest a route gets: fibre never runs quite straight. */
    private static final double LEAST_FACTOR = 1.05;

    /** A detour adds at least 20 % and, by a Pareto law with exponent 2, sometimes much more. */
    private static final double LEAST_DETOUR = 0.2;

    private final List<City> cities = Cities.WORLD.all();
    private final double[] cumulated;
    private final long accessMicros;
    private final double accessSpread;
    private final double inflation;
    private final double inflationSpread;
    private final long[] bothWays;
    private final long[] oneWay;

    GeographicLatency(Parameters parameters) {
        this.cumulated = CityMix.cumulated(cities, parameters.choice("mix"));
        this.accessMicros = parameters.micros("access");
        this.accessSpread = parameters.number("access-spread");
        this.inflation = parameters.number("inflation");
        this.inflationSpread = parameters.number("inflation-spread");
        this.bothWays = detours(parameters.number("detours"));
        this.oneWay = detours(parameters.number("asymmetry"));
    }

    private static long[] detours(double share) {
        return Quantiles.factorTable(u ->
                u < 1 - share ? 1 : Math.min(10, 1 + LEAST_DETOUR * StrictMath.sqrt(share / (1 - u))));
    }

    @Override
    public int maxPeers() {
        return LatencyModels.MAX_PEERS;
    }

    @Override
    public Placement place(int peers, SeedStreams seeds) {
        LatencyModels.requireRoom(peers);
        SplittableRandom random = seeds.stream("latency");
        int[] city = new int[peers];
        for (int peer = 0; peer < peers; peer++) {
            city[peer] = CityMix.draw(cumulated, random.nextDouble());
        }
        int[] access = Quantiles.accessMicros(accessMicros, accessSpread, peers, random);
        long seed = random.nextLong();
        return new Cityscape(this, city, access, seed, routes(seed));
    }

    /** One-way microseconds between all cities, by this world's routes. */
    private int[] routes(long seed) {
        int count = cities.size();
        int[] micros = new int[count * count];
        for (int a = 0; a < count; a++) {
            micros[a * count + a] = (int) METRO_MICROS;
            for (int b = a + 1; b < count; b++) {
                double u = Math.min(1 - 1e-4, Math.max(1e-4, PairHash.unit(PairHash.of(seed, a, b))));
                double longer = (RegionRoutes.factor(cities.get(a), cities.get(b)) - 1) * inflation;
                double factor = Math.max(
                        inflation == 0 ? 1 : LEAST_FACTOR, 1 + Quantiles.logLogistic(longer, inflationSpread, u));
                double route = cities.get(a).kilometresTo(cities.get(b)) * MICROS_PER_KM * factor;
                micros[a * count + b] = (int) Math.round(route + METRO_MICROS);
                micros[b * count + a] = micros[a * count + b];
            }
        }
        return micros;
    }

    /** The peers of one world. */
    private record Cityscape(GeographicLatency model, int[] city, int[] access, long seed, int[] routes)
            implements Placement {
        @Override
        public int peers() {
            return city.length;
        }

        @Override
        public Place place(int peer) {
            return model.cities.get(city[peer]).place();
        }

        @Override
        public int oneWayMicros(int from, int to, long atMicros) {
            if (from == to) {
                return 0;
            }
            long route = routes[city[from] * model.cities.size() + city[to]];
            long pair = PairHash.ofBoth(seed, from, to);
            route = Quantiles.times(route, model.bothWays, pair);
            // A second draw from the pair's hash, one for each direction.
            long direction = PairHash.then(pair, from < to ? 1 : 2);
            route = Quantiles.times(route, model.oneWay, direction);
            return (int) Math.max(1, Math.min(route + access[from] + access[to], PathAlgebra.MAX_LINK_COST));
        }
    }
}
