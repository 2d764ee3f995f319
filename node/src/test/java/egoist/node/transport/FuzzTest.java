package egoist.node.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import egoist.node.ClassPath;
import egoist.node.transport.FuzzedParsers.Parser;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.IdMap;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.Nack;
import egoist.protocol.message.Signatures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No input makes a parser do anything but parse or refuse, nor reserve memory beyond what it was given. The normal run feeds
 * the corpus in {@code src/test/resources/fuzz} and mutations of good inputs; with {@code -Plive} Jazzer looks for new ones,
 * {@code -Degoist.fuzz.seconds} long, and leaves them in {@code target/fuzz}.
 */
class FuzzTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final long MOST_BYTES = 1 << 20;
    private static final int MUTATIONS = 4000;
    /** Inputs Jazzer has to try in a second for its run to be worth something. */
    private static final int LEAST_A_SECOND = 20;

    private static final class Ids implements IdMap {
        @Override
        public byte[] globalId(int localId) {
            return ByteBuffer.allocate(GLOBAL_BYTES).putInt(localId).array();
        }

        @Override
        public int localId(byte[] globalId) {
            return ByteBuffer.wrap(globalId).getInt();
        }
    }

    /** Inputs that are as they should be, one or more for each parser. */
    private static List<byte[]> good() throws IOException {
        int[] links = {3, 5, 9};
        Announcement announcement = new Announcement(
                2, 77, 4, false, links, new int[] {9000, 40, 7}, new boolean[3], new int[] {8}, new int[] {4500});
        List<Message> messages = List.of(
                announcement,
                new DatabaseSync(new Announcement[] {announcement, Announcement.departure(4, 5, 6)}, true),
                new JoinReply(new int[] {1, 2, 3}),
                new Nack(Nack.Reason.FULL, "no room"));
        MessageCodec codec = new MessageCodec(new Ids(), Signatures.NONE);
        List<byte[]> inputs = new ArrayList<>();
        for (Message message : messages) {
            inputs.add(input(Parser.MESSAGE, codec.encode(message)));
            inputs.add(input(Parser.FRAME, codec.frame(message)));
        }
        inputs.add(input(Parser.LINK_FRAME, LinkFrames.pong(7, 9, 250, 30).frame()));
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        byte[] probe = new ProbeRecord(ProbeRecord.PING, egoist.node.identity.GlobalId.of(new byte[16]), 1, 2, 3)
                .encode(ProbeRecord.tag(FuzzedParsers.OVERLAY), key);
        inputs.add(input(Parser.PROBE, probe));
        inputs.add(input(Parser.CONFIG, Files.readAllBytes(Path.of("packaging/node.yaml"))));
        return inputs;
    }

    private static byte[] input(Parser parser, byte[] bytes) {
        return ByteBuffer.allocate(bytes.length + 1)
                .put((byte) parser.ordinal())
                .put(bytes)
                .array();
    }

    private static void feed(byte[] input, String which) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            FuzzedParsers.fuzzerTestOneInput(input);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which + ": " + e + " of " + Arrays.toString(input), e);
        }
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        boolean text = input.length > 0 && (input[0] & 0xff) % Parser.values().length == Parser.CONFIG.ordinal();
        assertTrue(text || taken <= MOST_BYTES + 64L * input.length, which + " took " + taken + " bytes");
    }

    /** Classes load once; what that takes is not the inputs' doing. */
    @BeforeAll
    static void warmUp() throws IOException {
        good().forEach(FuzzedParsers::fuzzerTestOneInput);
    }

    @Test
    void theCorpusFindsNothing() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(CORPUS)) {
            files = listed.sorted().toList();
        }
        assertTrue(files.size() >= 10, files.size() + " inputs in " + CORPUS);
        for (Path file : files) {
            feed(Files.readAllBytes(file), file.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mutatedInputsAreParsedOrRefused(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> good = good();
        good.forEach(input -> feed(input, "good input"));
        for (int i = 0; i < MUTATIONS; i++) {
            feed(mutated(good.get(random.nextInt(good.size())), random), "seed " + seed + ", mutation " + i);
        }
    }

    private static byte[] mutated(byte[] input, SplittableRandom random) {
        byte[] bytes = input.clone();
        for (int change = random.nextInt(1, 6); change > 0; change--) {
            int at = random.nextInt(1, bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(2, at));
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + at);
                    System.arraycopy(bytes, 0, longer, bytes.length, at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    /**
     * Jazzer, led by what code its inputs reach; in a process of its own, as it loads itself into the JVM. It instruments the
     * parsers only: its checks for other kinds of bugs, laid over every class there is, cost a hundred times what the parsers do.
     */
    @ParameterizedTest
    @EnumSource(Parser.class)
    @Tag("live")
    @Timeout(600)
    void jazzerFindsNothing(Parser parser) throws Exception {
        int seconds = Integer.getInteger("egoist.fuzz.seconds", 60);
        Path found = Path.of("target/fuzz", parser.name()).toAbsolutePath();
        Files.createDirectories(found);
        int number = 0;
        for (byte[] input : good()) {
            if (input[0] == parser.ordinal()) {
                Files.write(found.resolve("good-" + number++), input);
            }
        }
        Path log = Path.of("target/fuzz-" + parser.name() + ".log");
        Process process = new ProcessBuilder(jazzer(parser, found, seconds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(seconds + 180L, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        lines.stream()
                .filter(line -> line.startsWith("stat::"))
                .forEach(line -> System.out.println(parser + " " + line));
        assertTrue(ended, "the fuzzer does not end");
        String end = String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        assertEquals(0, process.exitValue(), end);
        assertTrue(executions(lines) >= LEAST_A_SECOND * seconds, "only " + executions(lines) + " inputs were tried");
    }

    private static long executions(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("stat::number_of_executed_units:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    private static List<String> jazzer(Parser parser, Path found, int seconds) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Degoist.fuzz.parser=" + parser,
                "-cp",
                ClassPath.text(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzedParsers.class.getName(),
                "--instrumentation_includes=egoist.**",
                "--custom_hook_includes=egoist.**",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-max_total_time=" + seconds,
                "-max_len=" + (parser == Parser.PROBE ? 1300 : parser == Parser.CONFIG ? 8192 : 65540),
                "-rss_limit_mb=1536",
                "-timeout=60",
                "-print_final_stats=1",
                found.toString(),
                CORPUS.toAbsolutePath().toString());
    }
}
