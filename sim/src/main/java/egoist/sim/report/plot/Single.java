package egoist.sim.report.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** One drawing that fills its picture. */
record Single(String title, Drawing drawing) implements Picture {
    @Override
    public int width() {
        return 900;
    }

    @Override
    public int height() {
        return 560;
    }

    @Override
    public void paint(Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width(), height());
        AffineTransform before = graphics.getTransform();
        drawing.paint(graphics, title, width(), height());
        graphics.setTransform(before);
    }
}
