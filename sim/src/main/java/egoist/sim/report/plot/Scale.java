package egoist.sim.report.plot;

import java.util.stream.DoubleStream;

/** Between which values the axes or the colours of a picture are; pictures side by side share one. */
record Scale(double xLeast, double xMost, double yLeast, double yMost) {
    /** Room around the curves, as a share of their range. */
    private static final double ROOM = 0.05;

    /** Of what has no axes. */
    static final Scale NONE = new Scale(
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** Of values along y only. */
    static Scale of(DoubleStream values) {
        Scale scale = NONE;
        for (double value : values.filter(Double::isFinite).toArray()) {
            scale = scale.with(Double.NaN, value);
        }
        return scale;
    }

    /** Also with a point, of which either part may be NaN. */
    Scale with(double x, double y) {
        return new Scale(
                Double.isNaN(x) ? xLeast : Math.min(xLeast, x),
                Double.isNaN(x) ? xMost : Math.max(xMost, x),
                Double.isNaN(y) ? yLeast : Math.min(yLeast, y),
                Double.isNaN(y) ? yMost : Math.max(yMost, y));
    }

    Scale and(Scale other) {
        return new Scale(
                Math.min(xLeast, other.xLeast),
                Math.max(xMost, other.xMost),
                Math.min(yLeast, other.yLeast),
                Math.max(yMost, other.yMost));
    }

    /** With room on all sides, but not below zero on either axis where all values are above. */
    Scale roomy() {
        double x = room(xLeast, xMost);
        double y = room(yLeast, yMost);
        return new Scale(
                xLeast >= 0 ? Math.max(0, xLeast - x) : xLeast - x,
                xMost + x,
                yLeast >= 0 ? Math.max(0, yLeast - y) : yLeast - y,
                yMost + y);
    }

    private static double room(double least, double most) {
        return most > least ? ROOM * (most - least) : 0.5;
    }

    /** Where a value along y is: 0 for the least, 1 for the most. */
    double share(double value) {
        return yMost > yLeast ? (value - yLeast) / (yMost - yLeast) : 0;
    }
}
