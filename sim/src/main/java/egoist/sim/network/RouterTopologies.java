package egoist.sim.network;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The generated networks of routers that the literature compares on. */
final class RouterTopologies {
    private static final Parameter ACCESS = Parameter.duration(
            "access", "500us", "0us", "250ms", "median one-way access delay of a peer (heavy-tailed)");

    /** Settings of the model {@code barabasi-albert}. */
    static final List<Parameter> BARABASI_ALBERT = List.of(
            Parameter.integer("routers", 1000, 10, RouterGraph.MAX_ROUTERS, "number of routers"),
            Parameter.integer("links", 2, 1, 9, "lines a new router lays to older ones"),
            Parameter.duration("side", "50ms", "10us", "10s", "one-way delay along the side of the square they lie in"),
            ACCESS);

    /** Settings of the model {@code transit-stub}. */
    static final List<Parameter> TRANSIT_STUB = List.of(
            Parameter.integer("transit-domains", 4, 1, 20, "number of backbones"),
            Parameter.integer("transit-routers", 4, 1, 20, "routers of a backbone"),
            Parameter.integer("stubs", 3, 1, 10, "stub networks at each backbone router"),
            Parameter.integer("stub-routers", 8, 1, 50, "routers of a stub network; peers sit on these"),
            Parameter.duration("between-domains", "50ms", "10us", "10s", "mean delay between two backbones"),
            Parameter.duration("within-domain", "20ms", "10us", "10s", "mean delay between routers of a backbone"),
            Parameter.duration("to-stub", "5ms", "10us", "10s", "mean delay from a stub network to its backbone"),
            Parameter.duration("within-stub", "2ms", "10us", "10s", "mean delay between routers of a stub network"),
            ACCESS);

    private RouterTopologies() {}

    /**
     * Barabasi and Albert's preferential attachment, with Euclidean delays and router positions clustered around a few heavy
     * places, as BRITE's heavy-tailed placement does (the first data set of Table I of the later EGOIST study).
     */
    static LatencyModel barabasiAlbert(Parameters parameters) {
        int routers = parameters.integer("routers");
        int links = parameters.integer("links");
        long side = parameters.micros("side");
        return new RouterLatency(
                "barabasi-albert",
                random -> barabasiAlbert(routers, links, positions(routers, side, random), random),
                IntStream.range(0, routers).toArray(),
                parameters.micros("access"));
    }

    private static RouterGraph barabasiAlbert(int routers, int links, double[][] at, SplittableRandom random) {
        RouterGraph graph = new RouterGraph(routers);
        // Every end of every line once: a uniform draw from it is a draw by degree.
        int[] ends = new int[2 * links * routers];
        int count = 0;
        for (int router = 1; router < routers; router++) {
            int before = graph.degree(router);
            int wanted = Math.min(links, router);
            while (graph.degree(router) < before + wanted) {
                int other = count == 0 ? 0 : ends[random.nextInt(count)];
                if (router <= links) {
                    // The first few are all connected, so that there is something to attach to.
                    other = graph.degree(router) - before;
                }
                int degree = graph.degree(router);
                graph.connect(router, other, distance(at, router, other));
                if (graph.degree(router) > degree) {
                    ends[count++] = other;
                }
            }
            for (int line = 0; line < wanted; line++) {
                ends[count++] = router;
            }
        }
        return graph;
    }

    /** Squares of a 10 by 10 board get routers by Pareto weights with exponent 1; within a square places are uniform. */
    private static double[][] positions(int routers, long side, SplittableRandom random) {
        double[] cumulated = new double[100];
        double sum = 0;
        for (int square = 0; square < cumulated.length; square++) {
            sum += 1 / (1 - random.nextDouble());
            cumulated[square] = sum;
        }
        double[][] at = new double[routers][2];
        for (double[] point : at) {
            double u = random.nextDouble() * sum;
            int square = 0;
            while (square < cumulated.length - 1 && cumulated[square] <= u) {
                square++;
            }
            point[0] = (square % 10 + random.nextDouble()) * side / 10;
            point[1] = (square / 10 + random.nextDouble()) * side / 10;
        }
        return at;
    }

    private static double distance(double[][] at, int a, int b) {
        double x = at[a][0] - at[b][0];
        double y = at[a][1] - at[b][1];
        return Math.sqrt(x * x + y * y);
    }

    /**
     * Zegura, Calvert and Bhattacharjee's transit-stub networks: connected backbones, stub networks hanging on their routers.
     * Delays of lines vary uniformly by half around their mean.
     */
    static LatencyModel transitStub(Parameters parameters) {
        Levels levels = new Levels(
                parameters.integer("transit-domains"),
                parameters.integer("transit-routers"),
                parameters.integer("stubs"),
                parameters.integer("stub-routers"));
        if (levels.routers() > RouterGraph.MAX_ROUTERS) {
            throw new IllegalArgumentException("these settings make " + levels.routers() + " routers; at most "
                    + RouterGraph.MAX_ROUTERS + " are possible");
        }
        double[] means = {
            parameters.micros("between-domains"),
            parameters.micros("within-domain"),
            parameters.micros("to-stub"),
            parameters.micros("within-stub")
        };
        return new RouterLatency(
                "transit-stub",
                random -> transitStub(levels, means, random),
                IntStream.range(levels.transit(), levels.routers()).toArray(),
                parameters.micros("access"));
    }

    /** How many of each kind there are; transit routers come first. */
    private record Levels(int domains, int routersPerDomain, int stubs, int stubRouters) {
        int transit() {
            return domains * routersPerDomain;
        }

        int routers() {
            return transit() * (1 + stubs * stubRouters);
        }
    }

    private static RouterGraph transitStub(Levels levels, double[] means, SplittableRandom random) {
        RouterGraph graph = new RouterGraph(levels.routers());
        int perDomain = levels.routersPerDomain();
        for (int domain = 0; domain < levels.domains(); domain++) {
            ring(graph, domain * perDomain, perDomain, means[1], random);
            for (int other = 0; other < domain; other++) {
                int here = domain * perDomain + random.nextInt(perDomain);
                int there = other * perDomain + random.nextInt(perDomain);
                graph.connect(here, there, varied(means[0], random));
            }
        }
        for (int stub = 0; stub < levels.transit() * levels.stubs(); stub++) {
            int first = levels.transit() + stub * levels.stubRouters();
            ring(graph, first, levels.stubRouters(), means[3], random);
            int gateway = first + random.nextInt(levels.stubRouters());
            graph.connect(gateway, stub / levels.stubs(), varied(means[2], random));
        }
        return graph;
    }

    /** A ring with about one chord for every two routers. */
    private static void ring(RouterGraph graph, int first, int count, double mean, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            graph.connect(first + i, first + (i + 1) % count, varied(mean, random));
        }
        for (int chord = 0; chord < count / 2; chord++) {
            graph.connect(first + random.nextInt(count), first + random.nextInt(count), varied(mean, random));
        }
    }

    private static double varied(double mean, SplittableRandom random) {
        return mean * (0.5 + random.nextDouble());
    }
}
