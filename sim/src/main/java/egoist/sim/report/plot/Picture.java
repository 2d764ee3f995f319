package egoist.sim.report.plot;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import javax.imageio.ImageIO;

/** What fills a file: something of a size in pixels that can be drawn. */
interface Picture {
    int width();

    int height();

    void paint(Graphics2D graphics);

    /** Writes it as a file of a format. */
    default void save(OutputStream out, PlotFiles.Format format) throws IOException {
        if (format == PlotFiles.Format.SVG) {
            VectorGraphics2D graphics = new VectorGraphics2D();
            paint(graphics);
            Processors.get("svg")
                    .getDocument(graphics.getCommands(), new PageSize(width(), height()))
                    .writeTo(out);
        } else {
            BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.addRenderingHints(Map.of(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE));
            paint(graphics);
            graphics.dispose();
            if (!ImageIO.write(image, format.toString(), out)) {
                throw new IOException("this Java writes no " + format + " files");
            }
        }
    }
}
