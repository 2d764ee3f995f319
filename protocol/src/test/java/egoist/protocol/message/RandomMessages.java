package egoist.protocol.message;

import egoist.protocol.metric.Coordinate;
import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Messages of every kind, drawn by lot, edge values included. */
public final class RandomMessages {
    /** Ids are below this. */
    public static final int IDS = 5000;

    private final SplittableRandom random;

    public RandomMessages(long seed) {
        random = new SplittableRandom(seed);
    }

    public Message next(Message.Kind kind) {
        return switch (kind) {
            case ANNOUNCEMENT -> announcement();
            case PING -> new Ping(number());
            case PONG -> new Pong(number(), natural(), random.nextBoolean());
            case CHIRP -> new Chirp(number(), 0);
            case CHIRP_REPORT -> new ChirpReport(number(), natural(), natural());
            case KEEP_ALIVE -> new KeepAlive(random.nextBoolean(), number());
            case LINK_OPEN -> new LinkOpen(random.nextBoolean(), number());
            case LINK_ACCEPT -> new LinkAccept(number());
            case LINK_CLOSE -> new LinkClose(random.nextBoolean());
            case JOIN_REQUEST -> new JoinRequest(random.nextBoolean());
            case JOIN_REPLY -> new JoinReply(ids(Limits.MEMBERS));
            case LEAVE -> new Leave();
            case DATABASE_SUMMARY -> summary();
            case SYNC_REQUEST -> new SyncRequest(ids(Limits.SUMMARY));
            case DATABASE_SYNC -> sync();
            case PROBE_REQUEST -> new ProbeRequest(random.nextInt(IDS));
            case PROBE_REPLY -> new ProbeReply(random.nextInt(IDS));
            case RTT_VECTOR_REQUEST -> new RttVectorRequest(ids(Limits.VECTOR));
            case RTT_VECTOR -> vector();
            case NACK ->
                new Nack(
                        Nack.Reason.values()[random.nextInt(4)],
                        "ü€x".repeat(random.nextInt(60)),
                        random.nextBoolean() ? 0 : random.nextInt(1 << random.nextInt(31)));
            case PATH_PROBE -> pathProbe();
            case PATH_ECHO -> new PathEcho(number());
        };
    }

    private PathProbe pathProbe() {
        int[] peers = random.ints(0, IDS)
                .distinct()
                .limit(2 + random.nextInt(Limits.ROUTE))
                .toArray();
        int[] route = Arrays.copyOfRange(peers, 1, peers.length);
        return new PathProbe(peers[0], number(), route, random.nextInt(route.length));
    }

    Announcement announcement() {
        int[] drawn = random.ints(random.nextInt(8), 0, IDS).distinct().sorted().toArray();
        int origin = random.ints(0, IDS)
                .filter(id -> Arrays.binarySearch(drawn, id) < 0)
                .findFirst()
                .orElseThrow();
        boolean departed = random.nextInt(10) == 0;
        int[] neighbours = departed ? new int[0] : drawn;
        int[] costs = new int[neighbours.length];
        boolean[] donated = new boolean[neighbours.length];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = random.nextInt(4) == 0 ? PathAlgebra.MAX_LINK_COST : random.nextInt(200_000);
            donated[i] = random.nextBoolean();
        }
        long epoch = number() & Long.MAX_VALUE;
        int[] objected = departed
                ? new int[0]
                : random.ints(random.nextInt(8), 0, IDS)
                        .filter(id -> id != origin)
                        .distinct()
                        .sorted()
                        .toArray();
        int[] objectedCosts =
                random.ints(objected.length, 0, 3).map(i -> i * 70_000).toArray();
        return new Announcement(
                        origin,
                        epoch,
                        number() & Long.MAX_VALUE,
                        departed,
                        neighbours,
                        costs,
                        donated,
                        objected,
                        objectedCosts)
                .at(coordinate())
                .of(Announcement.Stay.values()[departed ? 0 : random.nextInt(3)]);
    }

    private @Nullable Coordinate coordinate() {
        if (random.nextInt(4) != 0) {
            return null;
        }
        int far = random.nextInt(3) == 0 ? Integer.MAX_VALUE : 100_000;
        return new Coordinate(
                random.nextInt(-far, far), random.nextInt(-far, far), random.nextInt(far), random.nextInt(1001));
    }

    private DatabaseSync sync() {
        Announcement[] announcements = new Announcement[random.nextInt(Limits.SYNC_PART + 1)];
        Arrays.setAll(announcements, i -> announcement());
        return new DatabaseSync(announcements, random.nextBoolean());
    }

    private DatabaseSummary summary() {
        int[] origins = ids(Limits.SUMMARY);
        long[] epochs = new long[origins.length];
        long[] sequences = new long[origins.length];
        Arrays.setAll(epochs, i -> number() & Long.MAX_VALUE);
        Arrays.setAll(sequences, i -> number() & Long.MAX_VALUE);
        return new DatabaseSummary(origins, epochs, sequences);
    }

    private RttVector vector() {
        int[] targets = ids(Limits.VECTOR);
        return new RttVector(
                targets,
                random.ints(targets.length, 0, PathAlgebra.MAX_LINK_COST + 1).toArray());
    }

    private int[] ids(int most) {
        int count = random.nextInt(5) == 0 ? most : random.nextInt(20);
        return random.ints(count, 0, IDS).toArray();
    }

    private int natural() {
        return random.nextInt(5) == 0 ? 0 : random.nextInt() & Integer.MAX_VALUE;
    }

    private long number() {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> random.nextLong();
            case 2 -> Long.MAX_VALUE;
            default -> random.nextLong(1L << random.nextInt(1, 60));
        };
    }
}
