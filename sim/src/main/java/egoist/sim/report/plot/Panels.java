package egoist.sim.report.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * Drawings of one kind side by side, one for each value of a dimension, on one scale and with one key.
 *
 * @param by the dimension, for example {@code policy} or an axis of a sweep
 */
record Panels(String title, String by, List<Drawing> drawings) implements Picture {
    private static final int PANEL_WIDTH = 420;
    private static final int PANEL_HEIGHT = 300;
    private static final int GAP = 14;
    private static final int HEAD = 40;

    private int columns() {
        int count = drawings.size();
        return count <= 3 ? count : count == 4 ? 2 : 3;
    }

    private int rows() {
        return (drawings.size() + columns() - 1) / columns();
    }

    @Override
    public int width() {
        return Math.max(2, columns()) * PANEL_WIDTH;
    }

    @Override
    public int height() {
        return HEAD + rows() * PANEL_HEIGHT + Key.HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width(), height());
        Scale shared = drawings.stream().map(Drawing::scale).reduce(Scale.NONE, Scale::and);
        AffineTransform before = graphics.getTransform();
        for (int i = 0; i < drawings.size(); i++) {
            Drawing drawing = drawings.get(i);
            String name = Settings.told(by, drawing.at().getOrDefault(by, ""));
            graphics.translate(PANEL_WIDTH * (i % columns()), HEAD + PANEL_HEIGHT * (i / columns()));
            Key.title(graphics, name, PANEL_WIDTH);
            graphics.translate(GAP / 2, Key.TITLE);
            drawing.paintPanel(graphics, PANEL_WIDTH - GAP, PANEL_HEIGHT - Key.TITLE, shared);
            graphics.setTransform(before);
        }
        graphics.setColor(Key.INK);
        graphics.setFont(Key.font(Font.BOLD, 16));
        Key.center(graphics, title, width() / 2.0, 27, width() - 20);
        graphics.translate(0, height() - Key.HEIGHT);
        drawings.get(0).paintKey(graphics, width(), shared);
        graphics.setTransform(before);
    }
}
