package egoist.sim.churn;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads measured sessions, plain or gzip, in one of two forms told apart by their header:
 *
 * <ul>
 *   <li>{@code node,up_s,down_s,...}: one line a session, in seconds from the beginning of the trace; the sessions of a node
 *       in order of time; those of no length do not count. The trace ends with the last session.
 *   <li>{@code user,start_s,first_online,tz_hours,...}: one line a node, whose fields from the fifth on are lengths in ms of
 *       what it was by turns, up or down; up first if {@code first_online} is 1.
 * </ul>
 */
final class TraceFile {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int LENGTHS_FROM = 4;
    private static final long MAX_SECONDS = 1_000_000_000_000L;

    private final Path file;
    private int line;

    private TraceFile(Path file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException naming the file, the line and what is wrong, if it is anything else */
    static SessionTrace read(Path file) {
        TraceFile reader = new TraceFile(file);
        try (BufferedReader lines = reader.open()) {
            return new SessionTrace(file.toString(), reader.read(lines));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": no such file", e);
        } catch (CharacterCodingException | ZipException e) {
            throw reader.wrong("this is no text");
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private BufferedReader open() throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + ": is a directory, not a file");
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        int magic = bytes.read() << 8 | bytes.read();
        bytes.reset();
        InputStream plain = magic == GZIP_MAGIC ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()));
    }

    private List<SessionTrace.Node> read(BufferedReader lines) throws IOException {
        String header = lines.readLine();
        line = 1;
        if (header != null && header.startsWith("node,up_s,down_s")) {
            return sessions(lines);
        }
        if (header != null && header.startsWith("user,start_s,first_online,tz_hours")) {
            return turns(lines);
        }
        throw wrong(
                "a trace of sessions begins with the header node,up_s,down_s or user,start_s,first_online,tz_hours");
    }

    private static final class Sessions {
        private final List<Long> up = new ArrayList<>();
        private final List<Long> down = new ArrayList<>();

        private SessionTrace.Node node(long span) {
            return new SessionTrace.Node(
                    up.stream().mapToLong(Long::longValue).toArray(),
                    down.stream().mapToLong(Long::longValue).toArray(),
                    span);
        }
    }

    private List<SessionTrace.Node> sessions(BufferedReader lines) throws IOException {
        Map<String, Sessions> nodes = new LinkedHashMap<>();
        long span = 0;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            String[] fields = text.split(",", -1);
            if (fields.length < 3) {
                throw wrong("a session is node,up_s,down_s, not '" + text + "'");
            }
            long up = micros(fields[1], 1_000_000);
            long down = micros(fields[2], 1_000_000);
            Sessions node = nodes.computeIfAbsent(fields[0], ignored -> new Sessions());
            long before = node.down.isEmpty() ? 0 : node.down.get(node.down.size() - 1);
            if (down < up || up < before) {
                throw wrong("a session ends before it begins, or begins before the node's session before it ended");
            }
            if (down > up) {
                node.up.add(up);
                node.down.add(down);
            }
            span = Math.max(span, down);
        }
        long end = span;
        return nodes.values().stream()
                .filter(node -> !node.up.isEmpty())
                .map(node -> node.node(end))
                .toList();
    }

    private List<SessionTrace.Node> turns(BufferedReader lines) throws IOException {
        List<SessionTrace.Node> nodes = new ArrayList<>();
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            String[] fields = text.split(",", -1);
            if (fields.length <= LENGTHS_FROM || !(fields[2].equals("0") || fields[2].equals("1"))) {
                throw wrong("a node is user,start_s,first_online,tz_hours and lengths in ms, first_online 0 or 1");
            }
            boolean up = fields[2].equals("1");
            long at = 0;
            Sessions node = new Sessions();
            for (String length : Arrays.asList(fields).subList(LENGTHS_FROM, fields.length)) {
                long end = at + micros(length, 1_000);
                if (up && end > at) {
                    node.up.add(at);
                    node.down.add(end);
                }
                at = end;
                up = !up;
            }
            if (!node.up.isEmpty()) {
                nodes.add(node.node(at));
            }
        }
        return nodes;
    }

    private long micros(String text, long unitMicros) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= 0 && value <= MAX_SECONDS) {
                return Math.round(value * unitMicros);
            }
        } catch (NumberFormatException e) {
            throw wrong("'" + text + "' is not a length of time");
        }
        throw wrong("'" + text + "' is out of range");
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(file + ":" + line + ": " + what);
    }
}
