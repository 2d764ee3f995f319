package egoist.sim.store;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Replication;
import egoist.sim.measure.Measured;
import egoist.sim.report.CellRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A {@link CellRecord} as bytes: gzip, whose checksum tells damaged ones, around numbers in network order and texts in UTF-8
 * behind their length. Which cell it is stands nowhere in it, so that cells with the same outcome share it.
 */
public final class CellCodec {
    private static final int FORMAT = 1;
    private static final int MOST_BYTES = 1 << 28;

    private CellCodec() {}

    /** The bytes of a record. */
    public static byte[] encode(CellRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeByte(FORMAT);
            Replication figures = record.figures();
            out.writeDouble(figures.costMean());
            out.writeDouble(figures.rewiredPeersPerEpoch());
            out.writeDouble(figures.linksChangedPerEpoch());
            out.writeDouble(figures.efficiencyMean());
            out.writeLong(figures.unreachablePairs());
            out.writeDouble(figures.controlBitsPerSecond());
            out.writeInt(figures.epochs());
            out.writeBoolean(figures.converged());
            out.writeLong(figures.traceHash());
            out.writeInt(record.rows().rows().size());
            for (Map.Entry<String, List<List<String>>> file :
                    record.rows().rows().entrySet()) {
                text(out, file.getKey());
                table(out, file.getValue());
            }
            table(out, record.places());
            table(out, List.of(record.notes()));
            out.writeInt(figures.measures().size());
            for (Measured measured : figures.measures()) {
                text(out, measured.name());
                text(out, measured.at());
                out.writeDouble(measured.value());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The record in some bytes.
     *
     * @param cell whose record it is
     * @throws IOException if they are damaged or of another format
     */
    public static CellRecord decode(byte[] bytes, Cell cell) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            if (in.readByte() != FORMAT) {
                throw new IOException("a cell of another format");
            }
            Replication figures = new Replication(
                    cell,
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readLong(),
                    in.readDouble(),
                    in.readInt(),
                    in.readBoolean(),
                    List.of(),
                    new Wiring[0],
                    new Overlay(0, 1),
                    in.readLong());
            Map<String, List<List<String>>> rows = new LinkedHashMap<>();
            int files = count(in);
            for (int i = 0; i < files; i++) {
                rows.put(text(in), table(in));
            }
            List<List<String>> places = table(in);
            List<String> notes = table(in).get(0);
            List<Measured> measures = new ArrayList<>();
            int count = count(in);
            for (int i = 0; i < count; i++) {
                measures.add(new Measured(text(in), text(in), in.readDouble()));
            }
            if (in.read() >= 0) {
                throw new IOException("bytes behind the end of a cell");
            }
            return new CellRecord(figures.with(measures), new CellRows(rows), places, notes);
        }
    }

    private static void table(DataOutputStream out, List<List<String>> rows) throws IOException {
        out.writeInt(rows.size());
        for (List<String> row : rows) {
            out.writeInt(row.size());
            for (String field : row) {
                text(out, field);
            }
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static List<List<String>> table(DataInputStream in) throws IOException {
        int rows = count(in);
        List<List<String>> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int fields = count(in);
            List<String> row = new ArrayList<>();
            for (int field = 0; field < fields; field++) {
                row.add(text(in));
            }
            table.add(row);
        }
        return table;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(count(in)), StandardCharsets.UTF_8);
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_BYTES) {
            throw new IOException("a damaged cell");
        }
        return count;
    }
}
