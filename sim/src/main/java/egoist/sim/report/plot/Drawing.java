package egoist.sim.report.plot;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;

/** One thing of a run that can be drawn, by itself or as a panel beside others of its kind. */
interface Drawing {
    /** What kind it is of, for example {@code cost-k}: with {@link #at} the name of its file. */
    String id();

    /** What it shows, without what it holds for. */
    String title();

    /** What it holds for: {@code metric}, {@code n}, {@code k}, the axes of a sweep and {@code policy}, as far as they apply. */
    Map<String, String> at();

    /** Of a drawing that shows several policies, one for each; else nothing. */
    default List<Drawing> byPolicy() {
        return List.of();
    }

    /** What its own numbers need. */
    Scale scale();

    /** Draws it with everything a reader needs, onto white. */
    void paint(Graphics2D graphics, String title, int width, int height);

    /** Draws it without title and key, on a scale that other panels share. */
    void paintPanel(Graphics2D graphics, int width, int height, Scale shared);

    /** Draws the key of panels on one scale, into a strip {@link Key#HEIGHT} high. */
    void paintKey(Graphics2D graphics, int width, Scale shared);
}
