package egoist.sim.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lettering of pictures that no drawing library does for us, and the strip that explains their colours. */
final class Key {
    static final int HEIGHT = 34;
    static final int TITLE = 30;
    static final Color INK = new Color(0x22272e);
    static final Color QUIET = new Color(0x66707c);
    private static final int SAMPLE = 26;
    private static final int GAP = 18;

    /** A name and its look; {@code stroke} is null for an area. */
    record Entry(String name, Color color, @Nullable BasicStroke stroke) {}

    private Key() {}

    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** Text around x, its foot at y; cut to {@code width} where it is longer. */
    static void center(Graphics2D graphics, String text, double x, double y, double width) {
        FontMetrics metrics = graphics.getFontMetrics();
        String shown = text;
        while (shown.length() > 1 && metrics.stringWidth(shown) > width) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        graphics.drawString(shown, (float) (x - metrics.stringWidth(shown) / 2.0), (float) y);
    }

    /** A title of a picture or a panel, into a strip {@link #TITLE} high. */
    static void title(Graphics2D graphics, String title, int width) {
        graphics.setFont(font(Font.BOLD, 14));
        graphics.setColor(INK);
        center(graphics, title, width / 2.0, 20, width - 10);
    }

    /** The entries in a row; in two rows of smaller letters where they are many. */
    static void paint(Graphics2D graphics, List<Entry> entries, int width) {
        graphics.setFont(font(Font.PLAIN, 13));
        if (length(graphics, entries) <= width) {
            paintRow(graphics, entries, width, HEIGHT / 2.0);
            return;
        }
        int half = (entries.size() + 1) / 2;
        int size = 12;
        graphics.setFont(font(Font.PLAIN, size));
        while (size > 7 && length(graphics, entries.subList(0, half)) > width) {
            graphics.setFont(font(Font.PLAIN, --size));
        }
        paintRow(graphics, entries.subList(0, half), width, HEIGHT * 0.25);
        paintRow(graphics, entries.subList(half, entries.size()), width, HEIGHT * 0.75);
    }

    private static void paintRow(Graphics2D graphics, List<Entry> entries, int width, double middle) {
        double x = Math.max(0, (width - length(graphics, entries)) / 2.0);
        for (Entry entry : entries) {
            graphics.setColor(entry.color);
            if (entry.stroke == null) {
                graphics.fill(new Rectangle2D.Double(x + SAMPLE - 12, middle - 6, 12, 12));
            } else {
                graphics.setStroke(entry.stroke);
                graphics.draw(new Line2D.Double(x, middle, x + SAMPLE, middle));
            }
            graphics.setColor(INK);
            graphics.drawString(entry.name, (float) (x + SAMPLE + 6), (float) (middle + 4.5));
            x += SAMPLE + 6 + graphics.getFontMetrics().stringWidth(entry.name) + GAP;
        }
    }

    private static int length(Graphics2D graphics, List<Entry> entries) {
        return entries.stream()
                .mapToInt(entry -> SAMPLE + 6 + graphics.getFontMetrics().stringWidth(entry.name) + GAP)
                .sum();
    }
}
