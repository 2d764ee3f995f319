package egoist.sim.network;

import egoist.protocol.parameter.Registry;
import java.util.List;

/** The jitter models a scenario can name. */
public final class JitterModels {
    private JitterModels() {}

    /** A fresh registry of all jitter models; the default comes first. */
    public static Registry<JitterModel> registry() {
        return new Registry<JitterModel>("jitter model")
                .add("none", "delays never change", List.of(), parameters -> seeds -> new Constant())
                .add(
                        "heavy-tailed",
                        "delays that mostly stay and sometimes move far, route shifts, and queues met by messages",
                        HeavyTailedJitter.PARAMETERS,
                        HeavyTailedJitter::new);
    }

    /** No jitter at all. */
    private record Constant() implements JitterModel.Jitter {
        @Override
        public int linkMicros(int baseMicros, int from, int to, long atMicros) {
            return baseMicros;
        }

        @Override
        public boolean changes() {
            return false;
        }

        @Override
        public int messageMicros(int linkMicros, int from, int to, long atMicros) {
            return linkMicros;
        }
    }
}
