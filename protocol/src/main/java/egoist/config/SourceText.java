package egoist.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a configuration file into memory, as long as it is small and text. */
final class SourceText {
    /** Largest file read, in bytes. */
    static final int LIMIT_BYTES = 1 << 20;

    private SourceText() {}

    static Checked<Source> read(Path file) {
        Source nameOnly = Source.file(file, "");
        byte[] bytes;
        try {
            String refusal = FileCheck.refusal(file);
            if (refusal != null) {
                return failed(
                        ConfigCodes.UNREADABLE,
                        Origin.whole(nameOnly),
                        refusal,
                        FileCheck.near(file).map(near -> "did you mean '" + near + "'?").stream()
                                .toArray(String[]::new));
            }
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(LIMIT_BYTES + 1);
            }
        } catch (NoSuchFileException e) {
            return failed(ConfigCodes.UNREADABLE, Origin.whole(nameOnly), "no such file");
        } catch (IOException e) {
            return failed(ConfigCodes.UNREADABLE, Origin.whole(nameOnly), "cannot be read: " + e.getMessage());
        }
        if (bytes.length > LIMIT_BYTES) {
            return failed(
                    ConfigCodes.TOO_LARGE,
                    Origin.whole(nameOnly),
                    "the file is larger than 1 MiB, the most a configuration may have");
        }
        return decode(file, bytes);
    }

    private static Checked<Source> decode(Path file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean broken = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true)
                .isError();
        String text = out.flip().toString();
        Source source = Source.file(file, text);
        int control = firstControl(text);
        if (control >= 0) {
            String name = String.format("U+%04X", text.codePointAt(control));
            return notText(bytes, place(source, text, control), "character " + name);
        }
        if (broken) {
            String value = String.format("0x%02X", bytes[in.position()]);
            return notText(bytes, place(source, text, text.length()), "byte " + value + " is not UTF-8 here");
        }
        return Checked.of(source);
    }

    private static Checked<Source> notText(byte[] bytes, Origin origin, String found) {
        int start = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        String[] help = start == 0x1F8B
                ? new String[] {"it looks like a gzip file: unpack it first"}
                : start == 0xFFFE || start == 0xFEFF
                        ? new String[] {"it looks like UTF-16: save it as UTF-8"}
                        : new String[0];
        return Checked.failed(List.of(
                Problem.of(ConfigCodes.NOT_TEXT, origin, KeyPath.ROOT, "the file is not text: " + found, help)));
    }

    /** Index of the first character YAML does not allow, or -1. */
    private static int firstControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = c == '\t' || c == '\n' || c == '\r' || c == 0x85 || (c >= 0x20 && c < 0x7F) || c >= 0xA0;
            if (!allowed || c == 0xFFFE || c == 0xFFFF) {
                return i;
            }
        }
        return -1;
    }

    private static Origin place(Source source, String text, int index) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Origin(source, line, text.codePointCount(start, index) + 1, 1);
    }

    private static Checked<Source> failed(Code code, Origin origin, String message, String... help) {
        return Checked.failed(List.of(Problem.of(code, origin, KeyPath.ROOT, message, help)));
    }
}
