package egoist.sim.game;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.StrongConnectivity;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.policy.CandidateFilter;
import egoist.protocol.policy.KRandom;
import egoist.protocol.policy.Memory;
import egoist.protocol.policy.RingDonation;
import egoist.protocol.policy.WiringPolicy;
import egoist.protocol.policy.WiringProblem;
import egoist.sim.engine.TraceHash;
import egoist.sim.measure.CostTable;
import egoist.sim.measure.OverlayCosts;
import egoist.sim.misbehaviour.Claims;
import egoist.sim.random.SeedStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Peers choosing their wirings in turn, each knowing the true costs and everybody's links: iterative best response (PhD
 * Definition 5) for any policy. One object plays one game.
 *
 * <p>Costs change only between epochs. Growing by joins, and from the links of another policy, is for policies that look at the
 * overlay they join; those that need the donated ring do not, and start from random links. Policies that need a donated ring get
 * it exactly as section 3.2 of C08 says: whenever the wirings everybody chose are together not strongly connected, every peer
 * donates a link to the ring by id.
 */
public final class WiringGame {
    private final GameConfig config;
    private final WiringPolicy policy;
    private final CostTable world;
    private final PathAlgebra algebra;
    private final int configured;
    private final int degree;
    private final int @Nullable [] @Nullable [] weights;
    private final long penalty;
    private final SeedStreams seeds;

    private final int[] members;
    private final Wiring[] chosen;
    private final Memory[] memories;
    private Claims claims = Claims.HONEST;
    private GameLinks links;
    private Wiring[] wirings;
    private final int[] buffer;
    private final List<EpochSample> samples = new ArrayList<>();
    private final StrongConnectivity connectivity = new StrongConnectivity();
    private final TraceHash trace = new TraceHash();
    private final boolean grows;
    private CostTable seen;
    /** What coordinates foretell, where candidates are chosen by it. */
    private @Nullable CostTable filter;

    private @Nullable RewiringLog log;
    private GameWatch watch = GameWatch.NONE;
    private boolean ring;
    private boolean converged;

    /**
     * @param world true link costs and how they combine; its number of peers is the number of players
     * @param degree k
     * @param weights for each peer its row of preference weights, or null for uniform preferences
     * @param penalty M, what an unreachable target costs in the reported costs
     * @param seeds streams of this replication
     */
    public WiringGame(
            GameConfig config,
            WiringPolicy policy,
            CostTable world,
            int degree,
            int @Nullable [] @Nullable [] weights,
            long penalty,
            SeedStreams seeds) {
        this.config = config;
        this.policy = policy;
        this.world = world;
        this.seen = world;
        this.algebra = world.algebra();
        this.weights = weights;
        this.penalty = penalty;
        this.seeds = seeds;
        int n = world.peers();
        this.grows = config.growByJoins() && policy.connectivity() == WiringPolicy.Connectivity.SELFISH;
        this.configured = degree;
        this.degree = policy.degree(degree, n);
        this.members = IntStream.range(0, n).toArray();
        this.chosen = new Wiring[n];
        this.memories = new Memory[n];
        Arrays.fill(chosen, Wiring.EMPTY);
        Arrays.fill(memories, Memory.NONE);
        this.links = new GameLinks(world, world, this.degree, bothWays(), claims);
        this.wirings = links.wirings();
        this.buffer = new int[n];
    }

    private boolean bothWays() {
        return policy.linkUse() == WiringPolicy.LinkUse.BOTH_WAYS;
    }

    /** Has peers decide, and route, by what the others claim; what it costs them is true. Before the game is played. */
    public WiringGame among(Claims others) {
        return among(others, world);
    }

    /**
     * The same where claims may be held against network coordinates.
     *
     * @param foretold costs by coordinates
     */
    public WiringGame among(Claims others, CostTable foretold) {
        claims = others;
        links = new GameLinks(world, foretold, degree, bothWays(), claims);
        wirings = links.wirings();
        return this;
    }

    /**
     * Has peers decide by network coordinates, or choose among candidates that are near by them, as the configuration says.
     *
     * @param foretold delays by coordinates; what the links that stand announce is measured
     */
    public WiringGame foreseeing(CostTable foretold) {
        seen = config.coordinates() ? foretold : world;
        filter = config.filter() > 0 ? foretold : null;
        return this;
    }

    /** Asks for every single rewiring in the samples, with what it was worth: some more work at each change. */
    public WiringGame withRewirings() {
        log = new RewiringLog(algebra, weights, penalty);
        return this;
    }

    /** Tells somebody how far it is. */
    public WiringGame watchedBy(GameWatch somebody) {
        watch = somebody;
        return this;
    }

    /**
     * Plays until an epoch of an unchanging world changes nothing, or the epochs are used up.
     *
     * @param stopped asked between turns; once true the game ends early and the result says so
     * @return what happened, or null if it was stopped
     */
    public @Nullable GameResult play(BooleanSupplier stopped) {
        if (!start(stopped)) {
            return null;
        }
        for (int epoch = 0; epoch < config.epochs() && !converged; epoch++) {
            if (!playEpoch(epoch, stopped)) {
                return null;
            }
        }
        return new GameResult(samples, converged, wirings, links.overlay(), trace.value());
    }

    /** Puts the first links in force; false if it was stopped. */
    private boolean start(BooleanSupplier stopped) {
        WiringPolicy predecessor = config.predecessor();
        if (predecessor != null && policy.connectivity() == WiringPolicy.Connectivity.SELFISH) {
            GameResult before = new WiringGame(
                            config.ofPredecessor(), predecessor, world, configured, weights, penalty, seeds)
                    .play(stopped);
            if (before == null) {
                return false;
            }
            startFrom(FirstWirings.of(before, degree));
        } else if (!grows) {
            startFrom(lots());
        }
        return true;
    }

    private void startFrom(Wiring[] first) {
        for (int peer : members) {
            chosen[peer] = first[peer];
            install(peer, chosen[peer], Rewiring.Cause.START, members, 0);
        }
    }

    private Wiring[] lots() {
        KRandom random = new KRandom();
        Wiring[] drawn = new Wiring[members.length];
        for (int peer : members) {
            int[] linkCosts = seen.row(peer, 0, buffer);
            long seed = seeds.seed("start", peer);
            drawn[peer] = random.choose(problem(peer, linkCosts, members, Wiring.EMPTY, seed, 0));
        }
        return drawn;
    }

    private boolean playEpoch(int epoch, BooleanSupplier stopped) {
        long nowMicros = epoch * config.epochMicros();
        if (epoch > 0 && world.changes()) {
            for (int peer : members) {
                links.refresh(peer, nowMicros);
            }
        }
        Wiring[] before = wirings.clone();
        boolean anyChosen = false;
        int[] turns = order(epoch);
        for (int i = 0; i < turns.length; i++) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            int[] present = epoch == 0 && grows ? presentAfter(turns, i) : members;
            anyChosen |= turn(turns[i], epoch, nowMicros, present);
            watch.turned(new GameProgress(epoch, config.epochs(), !world.changes(), i + 1, turns.length));
        }
        if ((epoch == 0 || anyChosen) && policy.connectivity() == WiringPolicy.Connectivity.RING) {
            enforceRing(nowMicros);
        }
        record(nowMicros, before);
        boolean restless = epoch == 0 && grows;
        converged = !anyChosen && !restless && !world.changes();
        return true;
    }

    /** Ids that have joined when the {@code index}-th newcomer takes its first turn, ascending. */
    private static int[] presentAfter(int[] turns, int index) {
        int[] present = Arrays.copyOf(turns, index + 1);
        Arrays.sort(present);
        return present;
    }

    private int[] order(int epoch) {
        int[] turns = members.clone();
        if (config.randomOrder()) {
            SplittableRandom random = seeds.stream("order", epoch);
            for (int i = turns.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int held = turns[i];
                turns[i] = turns[j];
                turns[j] = held;
            }
        }
        return turns;
    }

    /** One peer decides; returns whether it chose other links than before. */
    private boolean turn(int peer, int epoch, long nowMicros, int[] present) {
        int[] linkCosts = seen.row(peer, nowMicros, buffer);
        long seed = seeds.seed("turn", (long) epoch * members.length + peer);
        WiringProblem problem = problem(peer, linkCosts, present, chosen[peer], seed, nowMicros);
        Wiring choice = policy.choose(problem);
        memories[peer] = policy.remember(problem, choice);
        if (choice.equals(chosen[peer])) {
            return false;
        }
        chosen[peer] = choice;
        Wiring wiring = ring ? RingDonation.donate(problem, choice) : choice;
        install(peer, wiring, Rewiring.Cause.CHOICE, present, nowMicros);
        return true;
    }

    private WiringProblem problem(int peer, int[] linkCosts, int[] present, Wiring current, long seed, long nowMicros) {
        return new WiringProblem(
                peer,
                degree,
                algebra,
                links.believed(nowMicros),
                linkCosts,
                present,
                weights == null ? null : weights[peer],
                filter == null ? null : candidates(filter, peer, present, current, seed),
                current,
                seed,
                memories[peer]);
    }

    private int[] candidates(CostTable foretold, int peer, int[] present, Wiring current, long seed) {
        int[] row = foretold.row(peer, 0, new int[members.length]);
        return CandidateFilter.candidates(peer, row, config.filter(), present, current.toArray(), seed);
    }

    /** Puts a wiring in force. */
    private void install(int peer, Wiring wiring, Rewiring.Cause cause, int[] present, long nowMicros) {
        Overlay overlay = links.overlay();
        RewiringLog.Standing before = log == null ? null : log.standing(peer, wirings[peer], overlay, present);
        links.install(peer, wiring, nowMicros);
        if (log != null && before != null && !wiring.equals(before.wiring())) {
            log.add(peer, cause, before, log.standing(peer, wiring, overlay, present));
        }
        trace.add(peer, wiring.hashCode());
    }

    /** Decides whether the chosen links need the ring, and puts the wirings that follow in force. */
    private void enforceRing(long nowMicros) {
        ring = !connectivity.stronglyConnected(links.shape(chosen), members);
        for (int peer : members) {
            int[] linkCosts = seen.row(peer, nowMicros, buffer);
            WiringProblem problem = problem(peer, linkCosts, members, chosen[peer], 0, nowMicros);
            Wiring wiring = ring ? RingDonation.donate(problem, chosen[peer]) : chosen[peer];
            if (!wiring.equals(wirings[peer])) {
                install(peer, wiring, Rewiring.Cause.RING, members, nowMicros);
            }
        }
    }

    private void record(long nowMicros, Wiring[] before) {
        int rewired = 0;
        int linksChanged = 0;
        for (int peer : members) {
            int fresh = wirings[peer].linksNotIn(before[peer]);
            linksChanged += fresh;
            rewired += fresh > 0 ? 1 : 0;
        }
        boolean same = rewired == 0 && !world.changes() && !samples.isEmpty();
        OverlayCosts costs = same ? samples.get(samples.size() - 1).costs() : costs(nowMicros);
        List<Rewiring> rewirings = log == null ? List.of() : log.drain();
        samples.add(new EpochSample(nowMicros + config.epochMicros(), costs, rewired, linksChanged, rewirings));
    }

    private OverlayCosts costs(long nowMicros) {
        return claims.honest()
                ? OverlayCosts.of(links.overlay(), algebra, members, weights, penalty, policy.mostRelays())
                : OverlayCosts.routed(
                        links.believed(nowMicros),
                        links.overlay(),
                        algebra,
                        members,
                        claims.silent(),
                        weights,
                        penalty);
    }
}
