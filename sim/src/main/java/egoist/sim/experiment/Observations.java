package egoist.sim.experiment;

import egoist.protocol.message.Message;
import egoist.protocol.metric.Metric;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.sim.engine.Observer;
import egoist.sim.engine.Simulator;
import egoist.sim.engine.Traffic;
import egoist.sim.game.EpochSample;
import egoist.sim.game.Rewiring;
import egoist.sim.game.RewiringLog;
import egoist.sim.measure.OverlayCosts;
import egoist.sim.misbehaviour.Claims;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a simulation looks like at regular times: true costs of the links really open, who re-wired, and what messages
 * cost.
 */
final class Observations implements Observer {
    private static final Message.Kind[] KINDS = Message.Kind.values();

    private final Metric metric;
    private final int @Nullable [] @Nullable [] weights;
    private final long penalty;
    private final int mostRelays;
    private final long warmupMicros;
    private final @Nullable RewiringLog log;
    private @Nullable Claims claims;
    private BitSet silent = new BitSet();
    private Observed seen;

    /**
     * @param weights for each peer its row of preference weights, or null for uniform preferences
     * @param penalty M, the cost of an unreachable target
     * @param warmupMicros what is not measured
     * @param rewirings whether each single rewiring is to be kept
     * @param mostRelays peers on a path between its ends
     */
    Observations(
            Metric metric,
            int peers,
            int @Nullable [] @Nullable [] weights,
            long penalty,
            long warmupMicros,
            boolean rewirings,
            int mostRelays) {
        this.mostRelays = mostRelays;
        this.metric = metric;
        this.weights = weights;
        this.penalty = penalty;
        this.warmupMicros = warmupMicros;
        this.log = rewirings ? new RewiringLog(metric.algebra(), weights, penalty) : null;
        this.seen = new Observed(peers);
    }

    /** All that was seen so far. */
    Observed seen() {
        return seen;
    }

    /** Goes on from what was seen before. */
    void goOn(Observed before) {
        seen = before;
    }

    /** Asks for what peers get that route by their views. */
    Observations withViews() {
        seen.views = new RoutingViews();
        return this;
    }

    /**
     * Has costs measured as peers route by what they know, and those of peers that misbehave told apart.
     *
     * @param who misbehaves, or would
     * @param really whether they do
     */
    Observations among(Claims who, boolean really) {
        claims = who;
        silent = really ? who.silent() : silent;
        return this;
    }

    /** What peers got that routed by their views; null if not asked for. */
    @Nullable
    RoutingViews views() {
        return seen.views;
    }

    @Override
    public void sample(long nowMicros, Simulator simulator) {
        int[] present =
                IntStream.range(0, simulator.peers()).filter(simulator::present).toArray();
        Overlay now = simulator.overlay();
        OverlayCosts costs = claims == null
                ? OverlayCosts.of(now, metric.algebra(), present, weights, penalty, mostRelays)
                : OverlayCosts.routed(
                        peer -> RoutingViews.view(simulator.life(peer), now.peers()),
                        now,
                        metric.algebra(),
                        present,
                        silent,
                        weights,
                        penalty);
        if (claims != null && nowMicros > warmupMicros) {
            seen.misled.add(costs, present, claims);
        }
        seen.samples.add(new EpochSample(
                nowMicros,
                costs,
                simulator.rewiredPeers(),
                Math.toIntExact(simulator.linksChanged()),
                rewirings(simulator, now, present)));
        if (nowMicros > warmupMicros && seen.views != null) {
            seen.views.sample(simulator, now, present, metric.algebra());
        }
        if (nowMicros <= warmupMicros) {
            seen.warmup = simulator.traffic().copy();
            seen.warmupMessages = simulator.messages();
        }
    }

    private List<Rewiring> rewirings(Simulator simulator, Overlay now, int[] present) {
        if (log == null) {
            return List.of();
        }
        Wiring[] after = IntStream.range(0, simulator.peers())
                .mapToObj(simulator::wiring)
                .toArray(Wiring[]::new);
        log.compare(seen.wirings, seen.overlay, after, now, present);
        seen.wirings = after;
        seen.overlay = now;
        return log.drain();
    }

    List<EpochSample> all() {
        return seen.samples;
    }

    List<EpochSample> afterWarmup() {
        return seen.samples.stream()
                .filter(sample -> sample.timeMicros() > warmupMicros)
                .toList();
    }

    /** What was put on the wire since the warm-up's last observation. */
    Traffic measured(Simulator simulator) {
        return simulator.traffic().since(seen.warmup);
    }

    /** Messages that arrived since the warm-up's last observation. */
    long delivered(Simulator simulator) {
        return simulator.messages() - seen.warmupMessages;
    }

    /** What was put on the wire since the warm-up by kind of message, for kinds that were sent at all. */
    List<KindTraffic> byKind(Simulator simulator, double peerSeconds) {
        Traffic measured = measured(simulator);
        List<KindTraffic> shares = new ArrayList<>();
        for (Message.Kind kind : KINDS) {
            long messages = measured.originatedMessages(kind) + measured.forwardedMessages(kind);
            if (messages > 0) {
                shares.add(new KindTraffic(
                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        measured.originatedBits(kind) / peerSeconds,
                        measured.forwardedBits(kind) / peerSeconds,
                        messages,
                        measured.lostMessages(kind),
                        measured.repeatedMessages(kind)));
            }
        }
        return shares;
    }
}
