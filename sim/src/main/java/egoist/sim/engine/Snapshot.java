package egoist.sim.engine;

import egoist.protocol.Environment;
import egoist.protocol.Peer;
import egoist.protocol.PeerConfig;
import egoist.protocol.metric.Metric;
import egoist.protocol.policy.Memory;
import egoist.sim.checkpoint.GraphCodec;
import egoist.sim.checkpoint.GraphTypes;
import egoist.sim.misbehaviour.Claims;
import egoist.sim.random.SeedStreams;
import egoist.sim.random.SplitMix;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A simulation at one moment, with what its observer has seen so far, as bytes. Going on from them gives, event by event, what
 * the simulation itself gives. They can be read where the same scenario, seed and version make the same world around them.
 *
 * @param <T> class of what the observer has seen: a final class of the product
 */
public final class Snapshot<T> {
    private final Class<T> seenType;
    private final Setting setting;

    /** A simulation that goes on and what was seen of it before. */
    public record Resumed<T>(Simulator simulator, T seen) {}

    /** What is written: the simulation and what was seen. */
    private record Moment(SimulatorState state, List<Object> seen) {}

    /** @param setting of the simulation to be written, or equal to that of the one to be read */
    public Snapshot(Setting setting, Class<T> seenType) {
        this.setting = setting;
        this.seenType = seenType;
    }

    /** Writes the simulation as it is now; it is not touched. */
    public void write(Simulator simulator, T seen, OutputStream out) throws IOException {
        codec(simulator).write(new Moment(simulator.state(), new ArrayList<>(List.of(seen))), out);
    }

    /** Goes on with a simulation that was written. */
    public Resumed<T> read(InputStream in) throws IOException {
        List<Object> seen = new ArrayList<>();
        try {
            Simulator simulator = new Simulator(setting, around -> {
                try {
                    Moment moment = codec(around).read(Moment.class, in);
                    seen.addAll(moment.seen());
                    return moment.state();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return new Resumed<>(simulator, seenType.cast(seen.get(0)));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private GraphCodec codec(Simulator simulator) {
        PeerConfig config = setting.config();
        return new GraphCodec(
                types(),
                List.of(
                        simulator,
                        simulator.network(),
                        setting.seeds(),
                        setting.options().claims(),
                        config,
                        config.joining(),
                        config.probing(),
                        config.partnership(),
                        config.announcing(),
                        config.rewiring(),
                        config.auditing(),
                        config.coordinates(),
                        config.metric(),
                        Memory.NONE));
    }

    /** Every class there is in a simulation. Of a policy's memories, those declared inside the policy are known. */
    private GraphTypes types() {
        List<Class<?>> memories = new ArrayList<>();
        for (Class<?> inner : setting.config().policy().getClass().getDeclaredClasses()) {
            if (Memory.class.isAssignableFrom(inner)) {
                memories.add(inner);
            }
        }
        return new GraphTypes()
                .outside(Simulator.class, Network.class, SeedStreams.class, PeerConfig.class, Metric.class)
                .outside(PeerConfig.Joining.class, PeerConfig.Probing.class, PeerConfig.Partnership.class)
                .outside(
                        PeerConfig.Announcing.class, PeerConfig.Rewiring.class, PeerConfig.Auditing.class, Claims.class)
                .outside(PeerConfig.Coordinates.class)
                .stand(Environment.class, List.of(SimEnvironment.class))
                .stand(RandomGenerator.class, List.of(SplitMix.class))
                .stand(Memory.class, memories)
                .stand(Object.class, List.of(seenType))
                .from(Moment.class, Peer.class);
    }

    /** What another version must agree in to read the same bytes. */
    public String structure() {
        return types().structure();
    }
}
