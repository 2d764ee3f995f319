package egoist.sim.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a series of snapshots: the first one and those whose names differ only in the last number, counted up with
 * the same number of digits ({@code net-t01.csv.gz}, {@code net-t02.csv.gz}, ...). A file may itself be a stack of matrices.
 *
 * @param notes which files of the series were missing
 */
record SnapshotFiles(List<Path> files, List<String> notes) {
    private static final Pattern LAST_NUMBER = Pattern.compile("(.*?)([0-9]+)(\\D*)");

    /**
     * Looks which files of a series there are.
     *
     * @param last number of the last file; 0 to go on until one is missing
     */
    static SnapshotFiles find(Path first, int last) {
        List<Path> files = new ArrayList<>(List.of(first));
        List<String> notes = new ArrayList<>();
        Path name = first.getFileName();
        Matcher matcher = LAST_NUMBER.matcher(name == null ? "" : name.toString());
        if (!matcher.matches() || matcher.group(2).length() > 9) {
            if (last > 0) {
                throw new NetworkDataException(
                        first + ": has no number in its name to count up to 'last: " + last + "'");
            }
            return new SnapshotFiles(List.copyOf(files), List.of());
        }
        int number = Integer.parseInt(matcher.group(2));
        if (last > 0 && last < number) {
            throw new NetworkDataException(first + ": 'last: " + last + "' comes before the number of the first file");
        }
        for (int next = number + 1; last == 0 || next <= last; next++) {
            String digits = String.format("%0" + matcher.group(2).length() + "d", next);
            Path file = first.resolveSibling(matcher.group(1) + digits + matcher.group(3));
            if (Files.exists(file)) {
                files.add(file);
            } else if (last == 0) {
                break;
            } else {
                notes.add("snapshot " + file.getFileName() + " is missing; the one before follows on the one after");
            }
        }
        return new SnapshotFiles(List.copyOf(files), List.copyOf(notes));
    }

    /** All matrices, in order; every one of the same size as the first. */
    List<Matrix> read(double factor) {
        List<Matrix> matrices = new ArrayList<>();
        long cells = 0;
        for (Path file : files) {
            for (Matrix matrix : Matrix.readStack(file, factor)) {
                cells += (long) matrix.size() * matrix.size();
                if (!matrices.isEmpty() && matrix.size() != matrices.get(0).size()) {
                    throw new NetworkDataException(file + ": has " + matrix.size() + " rows, "
                            + matrices.get(0).file() + " has " + matrices.get(0).size()
                            + "; snapshots must be of the same nodes");
                }
                if (cells > Matrix.MAX_CELLS) {
                    throw new NetworkDataException(file + ": more than " + Matrix.MAX_CELLS
                            + " numbers in all snapshots together; end the series earlier with 'last'");
                }
                matrices.add(matrix);
            }
        }
        return List.copyOf(matrices);
    }
}
