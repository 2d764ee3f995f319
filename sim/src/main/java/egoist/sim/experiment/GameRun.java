package egoist.sim.experiment;

import egoist.protocol.PeerConfig;
import egoist.protocol.metric.Metric;
import egoist.protocol.policy.WiringPolicy;
import egoist.sim.game.EpochSample;
import egoist.sim.game.GameResult;
import egoist.sim.game.GameWatch;
import egoist.sim.game.NewcomerStudy;
import egoist.sim.game.WiringGame;
import egoist.sim.measure.CoordinateError;
import egoist.sim.measure.Measured;
import egoist.sim.measure.MeshOverhead;
import egoist.sim.measure.OverlayShape;
import egoist.sim.measure.PaperOverhead;
import egoist.sim.misbehaviour.Claims;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A cell that is played as a wiring game; under misbehaviour a second game without it tells what lies changed. */
final class GameRun {
    private final Plan plan;
    private final Cell cell;
    private final Worlds.Shared shared;
    private final boolean keepsRewirings;

    GameRun(Plan plan, Cell cell, Worlds.Shared shared, boolean keepsRewirings) {
        this.plan = plan;
        this.cell = cell;
        this.shared = shared;
        this.keepsRewirings = keepsRewirings;
    }

    /** Plays it to its end; null if it was stopped before. */
    @Nullable
    Replication play(GameWatch watch, BooleanSupplier stopped) {
        Metric metric = plan.metric(cell.metric());
        Claims claims = Claims.of(plan.misbehaviour(), cell.peers(), shared.seeds);
        boolean byCoordinates = claims.audit() == PeerConfig.Audit.COORDINATES;
        int games = claims.honest() ? 1 : 2;
        WiringGame game = game(metric)
                .watchedBy(progress -> watch.turned(progress.among(0, games)))
                .among(claims, byCoordinates ? shared.coordinates(metric) : shared.costs(metric));
        GameResult result = (keepsRewirings ? game.withRewirings() : game).play(stopped);
        if (result == null) {
            return null;
        }
        GameResult honest = claims.honest()
                ? result
                : game(metric)
                        .watchedBy(progress -> watch.turned(progress.among(1, games)))
                        .play(stopped);
        if (honest == null) {
            return null;
        }
        int relays = plan.policies().get(cell.policy()).policy().mostRelays();
        int[] all = IntStream.range(0, cell.peers()).toArray();
        long endMicros =
                Experiment.last(result.samples()).timeMicros() - plan.game().epochMicros();
        OverlayShape shape = OverlayShape.of(result.overlay(), all, shared.costs(metric), endMicros, relays);
        return played(result)
                .with(underLies(claims, result, honest))
                .with(Experiment.measured(shape))
                .with(
                        plan.game().foretells()
                                ? CoordinateError.of(shared.costs(metric), shared.coordinates(metric))
                                : List.of())
                .with(newcomers(result, endMicros))
                .with(foretoldTraffic())
                .routed(relays);
    }

    /** What control traffic would be, by formula, as a game has no messages. */
    private List<Measured> foretoldTraffic() {
        Plan.Choice choice = plan.policies().get(cell.policy());
        int degree = choice.policy().degree(cell.degree(), cell.peers());
        Metric metric = plan.metric(cell.metric());
        PeerConfig config = PeerConfig.from(plan.protocol(), degree, choice.policy(), metric, plan.preference());
        return switch (choice.name()) {
            case "one-relay" -> MeshOverhead.relay(cell.peers(), config);
            case "quorum-mesh" -> MeshOverhead.quorum(cell.peers(), config);
            case "direct" -> List.of();
            default -> PaperOverhead.of(cell.peers(), degree, config);
        };
    }

    /** What newcomers to the final wiring would pay, by each of the scenario's policies. */
    private List<Measured> newcomers(GameResult result, long atMicros) {
        if (plan.game().newcomers() == 0) {
            return List.of();
        }
        Metric metric = plan.metric(cell.metric());
        NewcomerStudy study = new NewcomerStudy(
                result.overlay(),
                Worlds.truth(shared.everyone, metric),
                metric.algebra(),
                cell.degree(),
                Experiment.penalty(plan, shared, metric),
                shared.seeds);
        Map<String, WiringPolicy> policies = new LinkedHashMap<>();
        plan.policies().forEach(choice -> policies.put(choice.label(), choice.policy()));
        return study.measure(policies, atMicros);
    }

    private WiringGame game(Metric metric) {
        WiringGame game = new WiringGame(
                plan.game(),
                plan.policies().get(cell.policy()).policy(),
                shared.costs(metric),
                cell.degree(),
                Worlds.weights(plan.preference(), cell.peers()),
                Experiment.penalty(plan, shared, metric),
                shared.seeds);
        return plan.game().foretells() ? game.foreseeing(shared.coordinates(metric)) : game;
    }

    /** What lies changed: costs of those who misbehave and of the others, against the same game without misbehaviour. */
    private List<Measured> underLies(Claims claims, GameResult result, GameResult honest) {
        if (claims.honest()) {
            return List.of();
        }
        return misled(claims, result).against(misled(claims, honest));
    }

    private MisledCosts misled(Claims claims, GameResult result) {
        List<EpochSample> samples = result.samples();
        int measured = Math.min(plan.game().measureEpochs(), samples.size());
        int[] all = IntStream.range(0, result.wirings().length).toArray();
        MisledCosts costs = new MisledCosts();
        samples.subList(samples.size() - measured, samples.size())
                .forEach(sample -> costs.add(sample.costs(), all, claims));
        return costs;
    }

    private Replication played(GameResult result) {
        List<EpochSample> samples = result.samples();
        int measured = Math.min(plan.game().measureEpochs(), samples.size());
        int warmup = Math.min(plan.game().warmupEpochs(), samples.size());
        List<EpochSample> counted = samples.subList(warmup, samples.size());
        boolean restedInWarmup = counted.isEmpty() && result.converged();
        List<EpochSample> priced = samples.subList(samples.size() - measured, samples.size());
        return new Replication(
                cell,
                Experiment.mean(priced, sample -> sample.costs().mean()) / 1000,
                restedInWarmup ? 0 : Experiment.mean(counted, EpochSample::rewiredPeers),
                restedInWarmup ? 0 : Experiment.mean(counted, EpochSample::linksChanged),
                Experiment.mean(priced, sample -> sample.costs().efficiencyMean()),
                Experiment.last(samples).costs().unreachablePairs(),
                Double.NaN,
                samples.size(),
                result.converged(),
                samples,
                result.wirings(),
                result.overlay(),
                result.traceHash());
    }
}
