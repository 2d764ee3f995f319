package egoist.sim.fault;

import egoist.protocol.parameter.Durations;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.parameter.Registry;
import java.util.ArrayList;
import java.util.List;

/** The faults a scenario can name. */
public final class FaultModels {
    private static final String LATEST = "10000d";

    private FaultModels() {}

    /** A fresh registry of all faults; the default comes first. */
    public static Registry<Fault> registry() {
        return new Registry<Fault>("fault")
                .add("none", "nothing goes wrong", List.of(), p -> new None(new Window(0, 0)))
                .add(
                        "loss",
                        "messages are lost",
                        parameters(
                                peers("peers", "whose messages"),
                                peers("to", "on their way to whom"),
                                Parameter.number("probability", 0.1, 0, 1, "share of messages lost")),
                        p -> new Loss(Window.of(p), set(p, "peers"), set(p, "to"), p.number("probability")))
                .add(
                        "partition",
                        "nothing passes between some peers and all others",
                        parameters(peers("peers", "one side")),
                        p -> new Partition(Window.of(p), set(p, "peers")))
                .add(
                        "cut",
                        "nothing passes from some peers to some, while the other way stays open",
                        parameters(peers("peers", "from whom"), peers("to", "to whom")),
                        p -> new Cut(Window.of(p), set(p, "peers"), set(p, "to")))
                .add(
                        "slow",
                        "messages to and from some peers take longer",
                        parameters(
                                peers("peers", "who is slow"),
                                Parameter.duration("by", "300ms", "1us", "1h", "added to each message's delay")),
                        p -> new Slow(Window.of(p), set(p, "peers"), p.micros("by")))
                .add(
                        "reorder",
                        "messages overtake each other",
                        parameters(
                                peers("peers", "whose messages"),
                                Parameter.number("probability", 0.5, 0, 1, "share of messages held back"),
                                Parameter.duration("by", "500ms", "1us", "1h", "held back for up to this")),
                        p -> new Reorder(Window.of(p), set(p, "peers"), p.number("probability"), p.micros("by")))
                .add(
                        "duplicate",
                        "messages arrive twice",
                        parameters(
                                peers("peers", "whose messages"),
                                Parameter.number("probability", 0.2, 0, 1, "share of messages repeated"),
                                Parameter.duration("by", "500ms", "0s", "1h", "the copy is up to this much later")),
                        p -> new Duplicate(Window.of(p), set(p, "peers"), p.number("probability"), p.micros("by")))
                .add(
                        "pause",
                        "some peers stand still, then find all that waited for them",
                        parameters(peers("peers", "who")),
                        p -> new Pause(Window.of(p), set(p, "peers")))
                .add(
                        "drift",
                        "clocks run fast or slow, and stay ahead or behind by what that came to",
                        parameters(
                                peers("peers", "whose clocks"),
                                Parameter.integer("ppm", 200, -200_000, 200_000, "millionths too fast")),
                        p -> new Drift(Window.of(p), set(p, "peers"), p.integer("ppm")));
    }

    private static List<Parameter> parameters(Parameter... own) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.duration("from", "0s", "0s", LATEST, "when it begins"));
        parameters.add(Parameter.duration("until", LATEST, "0s", LATEST, "when it ends"));
        parameters.addAll(List.of(own));
        return parameters;
    }

    private static Parameter peers(String name, String description) {
        return Parameter.text(name, "all", description + ": all, ids and ranges like 3,7,20-29, or a share like 10%");
    }

    private static PeerSet set(Parameters parameters, String name) {
        try {
            return PeerSet.of(parameters.text(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "': " + e.getMessage(), e);
        }
    }

    /** When a fault is in force. */
    private record Window(long fromMicros, long untilMicros) {
        static Window of(Parameters parameters) {
            Window window = new Window(parameters.micros("from"), parameters.micros("until"));
            if (window.untilMicros < window.fromMicros) {
                throw new IllegalArgumentException("'until' must not be before 'from'");
            }
            return window;
        }

        /** The line that made the fault, {@code rest} being what is its own. */
        String line(String name, String rest) {
            return "{fault: " + name + ", from: " + Durations.text(fromMicros) + ", until: "
                    + Durations.text(untilMicros) + ", " + rest + "}";
        }
    }

    /** What all faults have. */
    private interface Timed extends Fault {
        Window window();

        @Override
        default long fromMicros() {
            return window().fromMicros();
        }

        @Override
        default long untilMicros() {
            return window().untilMicros();
        }
    }

    private record None(Window window) implements Timed {
        @Override
        public String describe() {
            return "none";
        }
    }

    private record Loss(Window window, PeerSet peers, PeerSet to, double probability) implements Timed {
        @Override
        public void onMessage(Transit transit) {
            if (peers.contains(transit.from()) && to.contains(transit.to()) && transit.chance(probability)) {
                transit.lose();
            }
        }

        @Override
        public String describe() {
            return window.line("loss", "peers: \"" + peers + "\", to: \"" + to + "\", probability: " + probability);
        }
    }

    private record Partition(Window window, PeerSet peers) implements Timed {
        @Override
        public void onMessage(Transit transit) {
            if (peers.contains(transit.from()) != peers.contains(transit.to())) {
                transit.lose();
            }
        }

        @Override
        public String describe() {
            return window.line("partition", "peers: \"" + peers + "\"");
        }
    }

    private record Cut(Window window, PeerSet peers, PeerSet to) implements Timed {
        @Override
        public void onMessage(Transit transit) {
            if (peers.contains(transit.from()) && to.contains(transit.to())) {
                transit.lose();
            }
        }

        @Override
        public String describe() {
            return window.line("cut", "peers: \"" + peers + "\", to: \"" + to + "\"");
        }
    }

    private record Slow(Window window, PeerSet peers, long byMicros) implements Timed {
        @Override
        public void onMessage(Transit transit) {
            if (peers.contains(transit.from()) || peers.contains(transit.to())) {
                transit.delayBy(byMicros);
            }
        }

        @Override
        public String describe() {
            return window.line("slow", "peers: \"" + peers + "\", by: " + Durations.text(byMicros));
        }
    }

    private record Reorder(Window window, PeerSet peers, double probability, long byMicros) implements Timed {
        @Override
        public void onMessage(Transit transit) {
            if (peers.contains(transit.from()) && transit.chance(probability)) {
                transit.delayBy(transit.upTo(byMicros));
            }
        }

        @Override
        public String describe() {
            return window.line(
                    "reorder",
                    "peers: \"" + peers + "\", probability: " + probability + ", by: " + Durations.text(byMicros));
        }
    }

    private record Duplicate(Window window, PeerSet peers, double probability, long byMicros) implements Timed {
        @Override
        public void onMessage(Transit transit) {
            if (peers.contains(transit.from()) && transit.chance(probability)) {
                transit.repeatAfter(transit.upTo(byMicros));
            }
        }

        @Override
        public String describe() {
            return window.line(
                    "duplicate",
                    "peers: \"" + peers + "\", probability: " + probability + ", by: " + Durations.text(byMicros));
        }
    }

    private record Pause(Window window, PeerSet peers) implements Timed {
        @Override
        public boolean pauses(int peer) {
            return peers.contains(peer);
        }

        @Override
        public String describe() {
            return window.line("pause", "peers: \"" + peers + "\"");
        }
    }

    private record Drift(Window window, PeerSet peers, int ppm) implements Timed {
        @Override
        public int driftPpm(int peer) {
            return peers.contains(peer) ? ppm : 0;
        }

        @Override
        public String describe() {
            return window.line("drift", "peers: \"" + peers + "\", ppm: " + ppm);
        }
    }
}
