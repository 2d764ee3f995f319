package egoist.journal;

import egoist.protocol.Environment;
import egoist.protocol.LinkBias;
import egoist.protocol.PeerConfig;
import egoist.protocol.PeerRecipe;
import egoist.protocol.PeerStatus;
import egoist.protocol.Timer;
import egoist.protocol.message.Message;
import egoist.protocol.policy.WiringProblem;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a journal to a fresh peer and compares, input by input, what the peer does with what the log says was done, and each
 * decision with what its policy decides on the same problem. A node's log that passes proves that the node and whoever
 * replays it run the same logic.
 */
public final class Replay {
    private static final String VERSION = "egoist-journal 1";

    private final Iterator<String> lines;
    private final JournalText text = new JournalText();
    private final ArrayDeque<String> written = new ArrayDeque<>();
    private final Map<Integer, Long> places = new HashMap<>();
    private final Map<Integer, LinkBias> biases = new HashMap<>();
    private int line;
    private long inputs;
    private long decisions;
    private @Nullable WiringProblem problem;

    /**
     * What came of a replay.
     *
     * @param inputs inputs fed
     * @param decisions decisions among them that were taken again
     * @param difference where and how the peer first did something else, or null where it never did
     * @param end the peer's state after the last input
     */
    public record Outcome(
            long inputs, long decisions, @Nullable String difference, PeerStatus end) {
        public boolean identical() {
            return difference == null;
        }
    }

    private Replay(Iterator<String> lines) {
        this.lines = lines;
    }

    /**
     * Replays a journal; a last line that was cut off is left out.
     *
     * @throws IllegalArgumentException naming the line, if it is no journal
     */
    public static Outcome of(Iterator<String> lines) {
        return new Replay(lines).run();
    }

    private String next() {
        line++;
        return lines.next();
    }

    private Outcome run() {
        Map<String, String> header = header();
        int id = Integer.parseInt(required(header, "id"));
        PeerRecipe recipe = recipe(header);
        World world = new World();
        JournaledPeer peer = new JournaledPeer(
                id, Long.parseLong(required(header, "seed")), recipe, this::place, this::bias, world, this::write);
        written.clear();
        PeerConfig config = recipe.config();
        String difference = null;
        while (difference == null && lines.hasNext()) {
            String input = next();
            String outputs = afterAsides();
            if (outputs == null) {
                break; // the recorder was stopped between an input and what came of it
            }
            difference = feed(peer, world, config, input, outputs);
        }
        return new Outcome(inputs, decisions, difference, peer.peer().status());
    }

    /** Takes what the log says of places on the ring and of biases, and gives the line after that; null at the end. */
    private @Nullable String afterAsides() {
        while (lines.hasNext()) {
            String entry = next();
            if (!isAside(entry)) {
                return entry;
            }
            String[] parts = entry.split(" ", 3);
            try {
                int id = Integer.parseInt(parts[1]);
                if (entry.startsWith(JournaledPeer.PLACE)) {
                    places.put(id, Long.parseLong(parts[2]));
                } else {
                    biases.put(id, JournalText.bias(parts[2]));
                }
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + line + ": should name a peer and its place or bias", e);
            }
        }
        return null;
    }

    private static boolean isAside(String entry) {
        return entry.startsWith(JournaledPeer.PLACE) || entry.startsWith(JournaledPeer.BIAS);
    }

    private long place(int id) {
        return places.getOrDefault(id, (long) id);
    }

    private LinkBias bias(int id) {
        return biases.getOrDefault(id, LinkBias.NONE);
    }

    private void write(String entry) {
        if (!isAside(entry)) {
            written.add(entry);
        }
    }

    private Map<String, String> header() {
        if (!lines.hasNext() || !next().equals(VERSION)) {
            throw new IllegalArgumentException("line 1: not a journal, which begins with '" + VERSION + "'");
        }
        Map<String, String> header = new TreeMap<>();
        while (lines.hasNext()) {
            String entry = next();
            if (entry.equals("begin")) {
                return header;
            }
            int space = entry.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("line " + line + ": '" + entry + "' should be a key and a value");
            }
            header.put(entry.substring(0, space), entry.substring(space + 1));
        }
        throw new IllegalArgumentException("line " + line + ": the journal ends within its header");
    }

    private static String required(Map<String, String> header, String key) {
        String value = header.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the journal's header lacks '" + key + "'");
        }
        return value;
    }

    private static PeerRecipe recipe(Map<String, String> header) {
        return new PeerRecipe(
                Integer.parseInt(required(header, "degree")),
                required(header, "policy"),
                under(header, "policy."),
                required(header, "metric"),
                under(header, "protocol."));
    }

    private static Map<String, String> under(Map<String, String> header, String prefix) {
        Map<String, String> found = new TreeMap<>();
        header.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    private @Nullable String feed(JournaledPeer peer, World world, PeerConfig config, String input, String outputs) {
        String[] parts = input.split(" ", 4);
        if (parts.length < 3) {
            throw new IllegalArgumentException("line " + (line - 1) + ": no input: '" + input + "'");
        }
        String rest = parts.length > 3 ? parts[3] : "";
        int at = line - 1;
        try {
            world.nowMicros = Long.parseLong(parts[0]);
            world.load = Double.parseDouble(parts[1]);
            String decided = parts[2].equals("adopt") ? differentDecision(config, rest) : null;
            if (decided != null) {
                return "line " + at + ": " + decided;
            }
            apply(peer, parts[2], rest);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("line " + at + ": " + e.getMessage(), e);
        }
        inputs++;
        written.poll();
        String did = written.poll();
        written.clear();
        return outputs.equals(did)
                ? null
                : "line " + line + ": the log says '" + outputs + "', the peer did '" + did + "'";
    }

    private @Nullable String differentDecision(PeerConfig config, String adopted) {
        WiringProblem asked = problem;
        if (asked == null) {
            return null; // imposed from outside
        }
        problem = null;
        decisions++;
        String again = JournalText.of(config.policy().choose(asked));
        return again.equals(adopted) ? null : "the log adopts '" + adopted + "', the policy chooses '" + again + "'";
    }

    private void apply(JournaledPeer peer, String kind, String rest) {
        switch (kind) {
            case "start" -> peer.start();
            case "receive" -> {
                int space = rest.indexOf(' ');
                int from = Integer.parseInt(rest.substring(0, space));
                peer.receive(from, text.message(rest.substring(space + 1)));
            }
            case "expire" -> peer.expire(Timer.valueOf(rest));
            case "adopt" -> peer.adopt(JournalText.wiring(rest));
            case "leave" -> peer.leave(rest.equals("restart"));
            default -> throw new IllegalArgumentException("unknown input '" + kind + "'");
        }
    }

    /** A world in which nothing happens but what the log says. */
    private final class World implements Environment {
        private long nowMicros;
        private double load;

        @Override
        public long nowMicros() {
            return nowMicros;
        }

        @Override
        public void send(int to, Message message) {}

        @Override
        public void wake(Timer timer, long delayMicros) {}

        @Override
        public void solve(WiringProblem asked) {
            problem = asked;
        }

        @Override
        public double localLoad() {
            return load;
        }
    }
}
