package egoist.protocol.policy;

import java.util.List;

/** Preferences as someone measured or invented them: row i holds what peer i cares for each peer j. */
public final class TablePreference implements Preference {
    private static final double SCALE = TOTAL / 2.0;

    private final double[][] rows;

    /**
     * Reads numbers separated by commas, semicolons, tabs or spaces: one line for each peer, one number for each target; or one
     * line that holds for every peer. Empty lines and lines that start with {@code #} do not count.
     *
     * @param name what to call the table in messages
     * @throws IllegalArgumentException naming the line if the table is empty, ragged, or holds what is no number of 0 or more
     */
    public TablePreference(String name, List<String> lines) {
        double[][] read = new double[lines.size()][];
        int count = 0;
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line).strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                read[count] = row(name + ":" + (line + 1), text);
                if (read[count].length != read[0].length) {
                    throw new IllegalArgumentException(name + ":" + (line + 1) + ": " + read[count].length
                            + " numbers, but the first row has " + read[0].length);
                }
                count++;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException(name + ": no preferences in it");
        }
        if (count != 1 && count != read[0].length) {
            throw new IllegalArgumentException(name + ": " + count + " rows of " + read[0].length
                    + " numbers; allowed are one row for all peers, or a row for each");
        }
        this.rows = java.util.Arrays.copyOf(read, count);
    }

    private static double[] row(String place, String text) {
        String[] cells = text.split("[,;\\s]+");
        double[] row = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            try {
                row[i] = Double.parseDouble(cells[i]);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(place + ": '" + cells[i] + "' is no number", e);
            }
            if (!(row[i] >= 0 && row[i] <= 1e12)) {
                throw new IllegalArgumentException(place + ": '" + cells[i] + "' is outside 0 to 1e12");
            }
        }
        return row;
    }

    /**
     * @throws IllegalArgumentException if the table has no column for a member or no row for self
     */
    @Override
    public int[] weights(int self, int[] members, int ids) {
        double[] row = rows.length == 1 ? rows[0] : rows[checked(self)];
        double sum = 0;
        for (int member : members) {
            sum += member == self ? 0 : row[checked(member)];
        }
        int[] weights = new int[ids];
        for (int member : members) {
            if (member != self) {
                double share = sum > 0 ? row[member] / sum : 0;
                weights[member] = (int) Math.max(1, StrictMath.floor(share * SCALE));
            }
        }
        return weights;
    }

    private int checked(int peer) {
        int known = rows[0].length;
        if (peer >= known) {
            throw new IllegalArgumentException("preferences for " + known + " peers, but there is a peer " + peer);
        }
        return peer;
    }
}
