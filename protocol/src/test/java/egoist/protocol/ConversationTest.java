package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.Metrics;
import egoist.protocol.overlay.Wiring;
import egoist.protocol.parameter.Durations;
import egoist.protocol.policy.WiringPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The protocol as transcripts a person can read: lines that begin with {@code >} are said to one peer, the indented lines below
 * each are what it does. Run with {@code -Degoist.golden=write} to write them anew, and read the difference.
 */
class ConversationTest {
    private static final Path FOLDER = Path.of("src/test/resources/conversations");

    static List<Path> conversations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void goesAsWritten(Path file) throws IOException {
        String written = Files.readString(file);
        String held = hold(written.lines().toList());
        if ("write".equals(System.getProperty("egoist.golden"))) {
            Files.writeString(file, held);
        } else {
            assertEquals(written, held, file + "; if the change is meant: -Degoist.golden=write");
        }
    }

    private static String hold(List<String> script) {
        List<String> out = new ArrayList<>();
        RecordingEnvironment world = null;
        PeerConfig config = null;
        for (String line : script) {
            if (!line.startsWith(">")) {
                if (!line.startsWith("    ")) {
                    out.add(line);
                }
                continue;
            }
            out.add(line);
            String said = line.substring(1).strip();
            if (said.startsWith("peer ")) {
                config = config(said.split(" "));
                world = RecordingEnvironment.of(Integer.parseInt(said.split(" ")[1]), config);
            } else {
                say(world, config, said);
            }
            world.takeSent();
            eventful(world.takeLines()).forEach(done -> out.add("    " + done));
        }
        return String.join("\n", out) + "\n";
    }

    /** Without the timers that did nothing but ask for their next wake-up. */
    private static List<String> eventful(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean idle = lines.get(i).startsWith("at ")
                    && i + 1 < lines.size()
                    && lines.get(i + 1).startsWith("wake ")
                    && (i + 2 == lines.size() || lines.get(i + 2).startsWith("at "));
            if (idle) {
                i++;
            } else {
                kept.add(lines.get(i));
            }
        }
        return kept;
    }

    /** {@code peer 7 k=2 best-response delay key=value ...} */
    private static PeerConfig config(String[] words) {
        Object[] settings = Arrays.stream(words)
                .skip(5)
                .flatMap(word -> Stream.of(word.split("=")))
                .toArray();
        return Configs.of(
                Integer.parseInt(words[2].substring(2)),
                WiringPolicies.registry().get(words[3]).create(Map.of()),
                Metrics.registry().get(words[4]).create(Map.of()),
                settings);
    }

    private static void say(RecordingEnvironment world, PeerConfig config, String said) {
        String[] words = said.split(" ", 2);
        switch (words[0]) {
            case "start" -> world.peer().start();
            case "leave" -> world.peer().leave(false);
            case "at" -> world.at(Durations.micros(words[1]));
            case "until" -> world.runUntil(Durations.micros(words[1]));
            case "fire" -> world.fire(Timer.valueOf(words[1]));
            case "decide" -> world.decide(config);
            case "adopt" -> world.adopt(wiring(words[1]));
            case "from" -> {
                String[] parts = words[1].split(": ", 2);
                int from = parts[0].equals("roster") ? Bootstrap.ID : Integer.parseInt(parts[0]);
                world.peer().receive(from, MessageParser.parse(parts[1]));
            }
            default -> throw new IllegalArgumentException("> " + said);
        }
    }

    private static Wiring wiring(String list) {
        String[] words = list.replaceAll("[\\[\\],]", " ").strip().split(" +");
        int[] chosen = Arrays.stream(words)
                .filter(word -> !word.endsWith("*"))
                .mapToInt(Integer::parseInt)
                .toArray();
        int[] donated = Arrays.stream(words)
                .filter(word -> word.endsWith("*"))
                .mapToInt(word -> Integer.parseInt(word.substring(0, word.length() - 1)))
                .toArray();
        return Wiring.of(chosen, donated);
    }

    @org.junit.jupiter.api.Test
    void thereAreConversations() throws IOException {
        assertTrue(conversations().size() >= 8);
    }
}
