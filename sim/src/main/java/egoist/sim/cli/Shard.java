package egoist.sim.cli;

import egoist.sim.experiment.Cell;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A part of a sweep for one machine of several: every {@code count}-th cell from the {@code index}-th on.
 *
 * @param index from 1 to {@code count}
 */
record Shard(int index, int count) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    /** Reads {@code 3/16}. */
    static final class Converter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            return parse(text);
        }
    }

    static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        int index = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        int count = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (index < 1 || index > count) {
            throw new TypeConversionException("'" + text + "' is no part like 3/16: the parts of 16 are 1/16 to 16/16");
        }
        return new Shard(index, count);
    }

    List<Cell> of(List<Cell> cells) {
        return cells.stream().filter(cell -> cell.index() % count == index - 1).toList();
    }

    /** {@code 3/16}. */
    @Override
    public String toString() {
        return index + "/" + count;
    }
}
