package egoist.sim.report.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** The value of each field of a heat map, written black on light fields and white on dark ones, as in the report. */
final class FieldValues extends Annotation {
    /** The share of the plot that fields cover, in either direction. */
    static final double COVERED = 0.92;

    /** From which share of the range of values on a field counts as dark. */
    private static final double DARK = 0.55;

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /** One text and where it stands: its column and row, from 0, and its place between the least value, 0, and the most, 1. */
    record Value(int column, int row, String text, double share) {}

    private final List<Value> values;
    private final int columns;
    private final int rows;

    FieldValues(List<Value> values, int columns, int rows) {
        super(false);
        this.values = List.copyOf(values);
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public void paint(Graphics2D graphics) {
        double left = Math.min(getXAxisScreenValueForMin(), getXAxisScreenValueForMax());
        double width = Math.abs(getXAxisScreenValueForMax() - getXAxisScreenValueForMin());
        double bottom = Math.max(getYAxisScreenValueForMin(), getYAxisScreenValueForMax());
        double height = Math.abs(getYAxisScreenValueForMax() - getYAxisScreenValueForMin());
        double margin = (1 - COVERED) / 2;
        graphics.setFont(FONT);
        for (Value value : values) {
            double x = left + width * (margin + COVERED * (value.column + 0.5) / columns);
            double y = bottom - height * (margin + COVERED * (value.row + 0.5) / rows);
            int wide = graphics.getFontMetrics().stringWidth(value.text);
            graphics.setColor(value.share < DARK ? Color.BLACK : Color.WHITE);
            graphics.drawString(value.text, (float) (x - wide / 2.0), (float) (y + FONT.getSize() * 0.36));
        }
    }
}
