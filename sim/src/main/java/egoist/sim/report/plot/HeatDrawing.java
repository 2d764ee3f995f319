package egoist.sim.report.plot;

import egoist.sim.report.figure.SweepMap;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of one policy on a heat map, in the colours of the report; maps of one sweep share their scale. */
record HeatDrawing(SweepMap map, SweepMap.Layer layer) implements Drawing {
    private static final Color[] COLORS = {
        new Color(0xfde725),
        new Color(0x7ad151),
        new Color(0x22a884),
        new Color(0x2a788e),
        new Color(0x414487),
        new Color(0x440154)
    };
    private static final int MOST_WRITTEN = 80;
    private static final int LEFT = 78;
    private static final int RIGHT = 16;
    private static final int TOP = 8;
    private static final int BOTTOM = 52;
    private static final int STEPS = 150;
    private static final int STEP_PIXELS = 2;

    /** From which share of the range of values on a field counts as dark. */
    private static final double DARK = 0.55;

    @Override
    public String id() {
        return "sweep-" + map.value() + "." + map.x() + "-" + map.y();
    }

    @Override
    public String title() {
        return map.title();
    }

    @Override
    public Map<String, String> at() {
        Map<String, String> at = new LinkedHashMap<>();
        at.put("metric", map.metric());
        at.putAll(map.held());
        at.put("policy", layer.policy());
        return at;
    }

    /** Of all policies, so that their pictures can be held side by side. */
    @Override
    public Scale scale() {
        return Scale.of(
                map.layers().stream().flatMap(each -> each.fields().stream()).mapToDouble(SweepMap.Field::value));
    }

    @Override
    public void paint(Graphics2D graphics, String title, int width, int height) {
        AffineTransform before = graphics.getTransform();
        Key.title(graphics, title, width);
        graphics.translate(0, Key.TITLE);
        paintPanel(graphics, width, height - Key.TITLE - Key.HEIGHT - 6, scale());
        graphics.translate(0, height - Key.TITLE - Key.HEIGHT - 6);
        paintKey(graphics, width, scale());
        graphics.setTransform(before);
    }

    @Override
    public void paintPanel(Graphics2D graphics, int width, int height, Scale shared) {
        double across = (width - LEFT - RIGHT) / (double) map.columns().size();
        double up = (height - TOP - BOTTOM) / (double) map.rows().size();
        boolean written = map.columns().size() * map.rows().size() <= MOST_WRITTEN;
        for (SweepMap.Field field : layer.fields()) {
            double x = LEFT + across * field.column();
            double y = height - BOTTOM - up * (field.row() + 1);
            double share = shared.share(field.value());
            graphics.setColor(color(share));
            graphics.fill(new Rectangle2D.Double(x + 0.5, y + 0.5, across - 1, up - 1));
            if (written) {
                graphics.setFont(Key.font(Font.PLAIN, across < 45 ? 9 : 12));
                graphics.setColor(share < DARK ? Color.BLACK : Color.WHITE);
                Key.center(graphics, text(field.value()), x + across / 2, y + up / 2 + 4, across);
            }
        }
        paintAxes(graphics, height, across, up, width);
    }

    private void paintAxes(Graphics2D graphics, int height, double across, double up, int width) {
        graphics.setColor(Key.INK);
        graphics.setFont(Key.font(Font.PLAIN, 11));
        every(map.columns(), across, 40)
                .forEach((column, name) -> Key.center(
                        graphics, name, LEFT + across * (column + 0.5), height - BOTTOM + 16, Math.max(across, 60)));
        every(map.rows(), up, 16)
                .forEach((row, name) ->
                        Key.center(graphics, name, LEFT - 24, height - BOTTOM - up * (row + 0.5) + 4, 44));
        graphics.setFont(Key.font(Font.BOLD, 12));
        Key.center(graphics, map.x(), LEFT + (width - LEFT - RIGHT) / 2.0, height - BOTTOM + 38, width - LEFT);
        AffineTransform before = graphics.getTransform();
        graphics.translate(18, TOP + (height - TOP - BOTTOM) / 2.0);
        graphics.rotate(-Math.PI / 2);
        Key.center(graphics, map.y(), 0, 0, height);
        graphics.setTransform(before);
    }

    /** Every so many of the names that they keep apart. */
    private static Map<Integer, String> every(List<String> names, double width, double needed) {
        Map<Integer, String> kept = new LinkedHashMap<>();
        int step = Math.max(1, (int) Math.ceil(needed / width));
        for (int i = 0; i < names.size(); i += step) {
            kept.put(i, names.get(i));
        }
        return kept;
    }

    /** A bar of all colours between the least and the largest value. */
    @Override
    public void paintKey(Graphics2D graphics, int width, Scale shared) {
        int bar = STEPS * STEP_PIXELS;
        int left = (width - bar) / 2;
        for (int step = 0; step < STEPS; step++) {
            graphics.setColor(color((step + 0.5) / STEPS));
            graphics.fillRect(left + step * STEP_PIXELS, 10, STEP_PIXELS, 14);
        }
        graphics.setColor(Key.INK);
        graphics.setFont(Key.font(Font.PLAIN, 12));
        Key.center(graphics, text(shared.yLeast()), left - 34, 21, 60);
        Key.center(graphics, text(shared.yMost()), left + bar + 34, 21, 60);
    }

    private static Color color(double share) {
        double place = Math.max(0, Math.min(1, share)) * (COLORS.length - 1);
        int below = Math.min(COLORS.length - 2, (int) place);
        double part = place - below;
        Color low = COLORS[below];
        Color high = COLORS[below + 1];
        return new Color(
                mixed(low.getRed(), high.getRed(), part),
                mixed(low.getGreen(), high.getGreen(), part),
                mixed(low.getBlue(), high.getBlue(), part));
    }

    private static int mixed(int low, int high, double part) {
        return (int) Math.round(low + part * (high - low));
    }

    /** Three significant digits. */
    private static String text(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(3)).toPlainString()
                : "";
    }
}
