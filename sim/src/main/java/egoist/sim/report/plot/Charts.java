package egoist.sim.report.plot;

import egoist.sim.report.figure.PolicyStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What all charts of the drawing library have in common: their look. */
final class Charts {
    private static final Color LINE = new Color(0xd5dae0);

    private Charts() {}

    static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(LINE);
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setMarkerSize(7);
        styler.setErrorBarsColorSeriesColor(true);
        styler.setChartTitleBoxVisible(false);
    }

    /** Smaller letters, no title and no legend, for one panel of several. */
    static void asPanel(AxesChartStyler styler) {
        styler.setChartTitleVisible(false);
        styler.setLegendVisible(false);
        styler.setMarkerSize(5);
        styler.setAxisTitleFont(Key.font(Font.PLAIN, 11));
        styler.setAxisTickLabelsFont(Key.font(Font.PLAIN, 10));
    }

    static BasicStroke stroke(PolicyStyle style) {
        float[] dash = new float[style.dash().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = style.dash().get(i);
        }
        return new BasicStroke(
                2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dash.length == 0 ? null : dash, 0f);
    }
}
