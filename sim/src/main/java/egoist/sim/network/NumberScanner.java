package egoist.sim.network;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a file of lines of comma-separated fields, plain or gzip, field by field, in bounded memory whatever the file holds.
 * Every way to go wrong ends in a {@link NetworkDataException} that says where.
 *
 * <p>Lines end in LF, CR LF or CR. Blanks around a field are ignored. Empty lines are allowed at the end only.
 */
final class NumberScanner implements Closeable {
    /** Longest field accepted; no sensible number or name is longer. */
    static final int MAX_FIELD = 64;

    private static final int END = -1;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] field = new byte[MAX_FIELD];
    private int length;
    private int position;
    private int available;
    private int line;
    private int column;
    private int fieldColumn;
    private int fieldNumber;
    private boolean lineDone = true;

    private NumberScanner(Path file, InputStream input) {
        this.file = file;
        this.input = input;
    }

    /**
     * Opens a file; whether it is compressed is seen from its first bytes, not from its name.
     *
     * @throws NetworkDataException if it is missing, a directory, unreadable or empty
     */
    static NumberScanner open(Path file) {
        if (Files.isDirectory(file)) {
            throw new NetworkDataException(file + ": is a directory; a file is needed");
        }
        try {
            InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            try {
                NumberScanner scanner = new NumberScanner(file, uncompressed(raw));
                scanner.skipByteOrderMark();
                if (scanner.peek() == END) {
                    throw new NetworkDataException(file + ": is empty");
                }
                return scanner;
            } catch (IOException | RuntimeException e) {
                raw.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new NetworkDataException(file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new NetworkDataException(file + ": may not be read (permission denied)", e);
        } catch (EOFException e) {
            throw new NetworkDataException(file + ": the compressed data is cut short", e);
        } catch (ZipException e) {
            throw new NetworkDataException(
                    file + ": begins like a gzip file but is none, or is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new NetworkDataException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream uncompressed(InputStream raw) throws IOException {
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip ? new GZIPInputStream(raw, BUFFER) : raw;
    }

    private void skipByteOrderMark() {
        if (peek() == 0xEF && available >= 3 && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            position += 3;
        }
    }

    /** Goes to the next line; false when only empty lines are left. The rest of the current line is not to be skipped. */
    boolean nextLine() {
        if (!lineDone) {
            throw new IllegalStateException("fields left in line " + line);
        }
        int firstEmpty = 0;
        while (true) {
            if (peek() == END) {
                return false;
            }
            line++;
            column = 1;
            skipBlanks();
            int next = peek();
            if (next != '\n' && next != '\r' && next != END) {
                break;
            }
            firstEmpty = firstEmpty == 0 ? line : firstEmpty;
            endLine();
        }
        if (firstEmpty > 0) {
            throw new NetworkDataException(
                    file + ":" + firstEmpty + ":1: is empty; empty lines may stand only at the end");
        }
        lineDone = false;
        fieldNumber = 0;
        return true;
    }

    /** Goes to the next field of the line; false when there is none left. */
    boolean nextField() {
        if (lineDone) {
            return false;
        }
        skipBlanks();
        fieldNumber++;
        fieldColumn = column;
        length = 0;
        int next = peek();
        while (next != ',' && next != '\n' && next != '\r' && next != END) {
            if ((next < 0x20 && next != '\t') || next >= 0x7f) {
                fieldColumn = column;
                throw wrong(String.format(
                        "byte 0x%02x is not plain text; is this a file of comma-separated numbers, plain or gzip?",
                        next));
            }
            if (length == MAX_FIELD) {
                throw wrong("'" + text().substring(0, 20) + "...' is longer than " + MAX_FIELD
                        + " characters; fields are separated by commas");
            }
            field[length++] = (byte) next;
            take();
            next = peek();
        }
        while (length > 0 && (field[length - 1] == ' ' || field[length - 1] == '\t')) {
            length--;
        }
        if (next == ',') {
            take();
        } else {
            endLine();
            lineDone = true;
        }
        return true;
    }

    /** The field as text. */
    String text() {
        return new String(field, 0, length, StandardCharsets.US_ASCII);
    }

    /** The field as a finite number of at least 0, or NaN where it says {@code nan}. */
    double number() {
        return Decimals.parse(field, length, this);
    }

    /** The field as a finite number of either sign. */
    double signedNumber() {
        boolean negative = length > 0 && field[0] == '-';
        if (negative) {
            length--;
            System.arraycopy(field, 1, field, 0, length);
        }
        double value = number();
        if (Double.isNaN(value)) {
            throw wrong("is nan; a number is needed here");
        }
        return negative ? -value : value;
    }

    /** Number of the line the field stands in, from 1. */
    int line() {
        return line;
    }

    /** Number of the field within its line, from 1. */
    int fieldNumber() {
        return fieldNumber;
    }

    /** An error about the current field: {@code file:line:column: field 5: ...}. */
    NetworkDataException wrong(String what) {
        return new NetworkDataException(file + ":" + line + ":" + fieldColumn + ": field " + fieldNumber + ": " + what);
    }

    /** An error about the current line. */
    NetworkDataException wrongLine(String what) {
        return new NetworkDataException(file + ":" + line + ":1: " + what);
    }

    /** An error about the whole file. */
    NetworkDataException wrongFile(String what) {
        return new NetworkDataException(file + ": " + what);
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            take();
        }
    }

    private void endLine() {
        if (peek() == '\r') {
            take();
        }
        if (peek() == '\n') {
            take();
        }
    }

    private void take() {
        position++;
        column++;
    }

    private int peek() {
        if (position == available) {
            refill();
        }
        return available == 0 ? END : buffer[position] & 0xff;
    }

    private void refill() {
        position = 0;
        available = 0;
        try {
            int read = input.readNBytes(buffer, 0, BUFFER);
            available = Math.max(0, read);
        } catch (EOFException e) {
            throw new NetworkDataException(here() + "the compressed data is cut short", e);
        } catch (ZipException e) {
            throw new NetworkDataException(here() + "the compressed data is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new NetworkDataException(here() + "cannot be read: " + e.getMessage(), e);
        }
    }

    private String here() {
        return line == 0 ? file + ": " : file + ":" + line + ":" + column + ": ";
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            throw new NetworkDataException(file + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
