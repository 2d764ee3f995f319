package egoist.sim.report.plot;

import egoist.sim.report.figure.Land;
import egoist.sim.report.figure.PolicyStyle;
import egoist.sim.report.figure.Topology;
import egoist.sim.report.figure.World;
import egoist.sim.report.results.Link;
import egoist.sim.report.results.Treatment;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The links of a policy at the end of an epoch: peers at their places on the earth or the model's plane, or on a circle where
 * they have none.
 *
 * @param told whether links new in that epoch are told from the others: strong, while the others are light
 * @param policies all of the run, in order
 * @param land to draw under peers on the earth
 */
record TopologyDrawing(Topology topology, int epoch, boolean told, List<String> policies, Land land)
        implements Drawing {
    private static final Color LAND = new Color(0xeceff2);
    private static final Color SHORE = new Color(0xc3cad2);
    private static final int BOTTOM = 30;
    private static final int TEXT_FOOT = 20;

    /** How far a link bends to its side, as a share of its length: the two of a pair are told apart. */
    private static final double BEND = 0.12;

    /** How coordinates come to be pixels. */
    private record Frame(double left, double top, double pixels) {
        Point2D.Double at(double x, double y) {
            return new Point2D.Double((x - left) * pixels, (top - y) * pixels);
        }
    }

    @Override
    public String id() {
        return "topology";
    }

    @Override
    public String title() {
        return "Links";
    }

    @Override
    public Map<String, String> at() {
        Treatment treatment = topology.treatment();
        return Settings.of(treatment.setting(), treatment.policy());
    }

    @Override
    public Scale scale() {
        return Scale.NONE;
    }

    @Override
    public void paint(Graphics2D graphics, String title, int width, int height) {
        Key.title(graphics, title, width);
        graphics.translate(0, Key.TITLE);
        paintPanel(graphics, width, height - Key.TITLE, Scale.NONE);
    }

    @Override
    public void paintKey(Graphics2D graphics, int width, Scale shared) {
        graphics.setFont(Key.font(Font.PLAIN, 12));
        graphics.setColor(Key.QUIET);
        String told = switch (topology.world().kind()) {
            case GEO -> "peers at their places on the earth";
            case PLANE -> "peers at their places in the model";
            case CIRCLE -> "places unknown: peers on a circle, clockwise by number from the top";
        };
        Key.center(graphics, told + "; a link bends to the left of its way", width / 2.0, TEXT_FOOT, width);
    }

    @Override
    public void paintPanel(Graphics2D graphics, int width, int height, Scale shared) {
        Color color = Color.decode(
                PolicyStyle.of(topology.treatment().policy(), policies).color());
        Map<Integer, List<Link>> links = topology.linksAfter(epoch);
        Frame frame = frame(width, height - BOTTOM);
        Shape clip = graphics.getClip();
        graphics.clip(new Rectangle(0, 0, width, height - BOTTOM));
        if (topology.world().kind() == World.Kind.GEO) {
            paintLand(graphics, frame);
        }
        int fresh = paintLinks(graphics, frame, links, color);
        paintPeers(graphics, frame);
        graphics.setClip(clip);
        graphics.setFont(Key.font(Font.PLAIN, 11));
        graphics.setColor(Key.QUIET);
        Key.center(graphics, told(links, fresh), width / 2.0, height - 11, width - 10);
    }

    private int paintLinks(Graphics2D graphics, Frame frame, Map<Integer, List<Link>> links, Color color) {
        Map<Integer, List<Link>> before = told && epoch > 0 ? topology.linksAfter(epoch - 1) : Map.of();
        boolean dense = topology.treatment().peers() > 400;
        int fresh = 0;
        for (boolean strong : new boolean[] {false, true}) {
            graphics.setStroke(new BasicStroke(strong ? 2f : dense ? 0.8f : 1.1f));
            graphics.setColor(
                    new Color(color.getRed(), color.getGreen(), color.getBlue(), strong ? 230 : told ? 110 : 150));
            for (int peer : topology.drawnPeers()) {
                Set<Integer> old = before.getOrDefault(peer, links.getOrDefault(peer, List.of())).stream()
                        .map(Link::neighbour)
                        .collect(Collectors.toSet());
                for (Link link : links.getOrDefault(peer, List.of())) {
                    if (strong != old.contains(link.neighbour())) {
                        graphics.draw(curve(frame, peer, link.neighbour()));
                        fresh += strong ? 1 : 0;
                    }
                }
            }
        }
        return fresh;
    }

    private QuadCurve2D curve(Frame frame, int from, int to) {
        Point2D.Double start = place(frame, from);
        Point2D.Double end = place(frame, to);
        double dx = end.x - start.x;
        double dy = end.y - start.y;
        return new QuadCurve2D.Double(
                start.x,
                start.y,
                (start.x + end.x) / 2 + 2 * BEND * dy,
                (start.y + end.y) / 2 - 2 * BEND * dx,
                end.x,
                end.y);
    }

    private void paintPeers(Graphics2D graphics, Frame frame) {
        int peers = topology.world().peers();
        double radius = peers > 400 ? 1.2 : peers > 100 ? 2.2 : 3.2;
        graphics.setColor(Key.INK);
        for (int peer = 0; peer < peers; peer++) {
            Point2D.Double place = place(frame, peer);
            graphics.fill(new Ellipse2D.Double(place.x - radius, place.y - radius, 2 * radius, 2 * radius));
        }
    }

    private Point2D.Double place(Frame frame, int peer) {
        return frame.at(topology.world().xs().get(peer), topology.world().ys().get(peer));
    }

    private void paintLand(Graphics2D graphics, Frame frame) {
        graphics.setStroke(new BasicStroke(0.7f));
        for (List<double[]> ring : land.rings()) {
            Path2D.Double path = new Path2D.Double();
            for (double[] point : ring) {
                Point2D.Double at = frame.at(point[0], point[1]);
                if (path.getCurrentPoint() == null) {
                    path.moveTo(at.x, at.y);
                } else {
                    path.lineTo(at.x, at.y);
                }
            }
            path.closePath();
            graphics.setColor(LAND);
            graphics.fill(path);
            graphics.setColor(SHORE);
            graphics.draw(path);
        }
    }

    /** All peers with some room around, in the middle; the same frame for every policy of a world. */
    private Frame frame(int width, int height) {
        List<Double> xs = topology.world().xs();
        List<Double> ys = topology.world().ys();
        double wide = Collections.max(xs) - Collections.min(xs);
        double high = Collections.max(ys) - Collections.min(ys);
        double room = 0.06 * Math.max(Math.max(wide, high), 1e-9);
        double pixels = Math.min(width / (wide + 2 * room), height / (high + 2 * room));
        double left = (Collections.max(xs) + Collections.min(xs)) / 2 - width / pixels / 2;
        double top = (Collections.max(ys) + Collections.min(ys)) / 2 + height / pixels / 2;
        return new Frame(left, top, pixels);
    }

    private String told(Map<Integer, List<Link>> links, int fresh) {
        int all = links.values().stream().mapToInt(List::size).sum();
        String when =
                !told || topology.log().isEmpty() ? "at the end" : epoch == 0 ? "at the start" : "after epoch " + epoch;
        List<Integer> drawn = topology.drawnPeers();
        int shown = drawn.stream()
                .mapToInt(peer -> links.getOrDefault(peer, List.of()).size())
                .sum();
        int peers = topology.world().peers();
        String what = shown == all
                ? all + " links of " + peers + " peers "
                : shown + " of " + all + " links (" + drawn.size() + " of " + peers + " peers) ";
        String changed = fresh > 0 ? ", " + fresh + " of these new" : "";
        return what + when + changed + "; seed " + topology.world().seed();
    }
}
