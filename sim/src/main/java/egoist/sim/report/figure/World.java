package egoist.sim.report.figure;

import egoist.sim.report.results.ResultRows.PeerPlace;
import egoist.sim.sweep.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the peers of a world are drawn: at their places where all have one, else evenly on a circle, clockwise in the order of
 * their numbers from the top.
 *
 * @param xs degrees of longitude, or what the model's plane has
 * @param ys degrees of latitude, or what the model's plane has
 * @param names of the places; empty where unknown
 */
public record World(Point point, int seed, Kind kind, List<Double> xs, List<Double> ys, List<String> names) {
    /** What the coordinates are of. */
    public enum Kind {
        /** The earth. */
        GEO,
        /** A plane of the model. */
        PLANE,
        /** None: the circle. */
        CIRCLE
    }

    /**
     * The world of {@code peers} peers.
     *
     * @param places of all of them, in order, or nothing
     */
    static World of(Point point, int peers, int seed, List<PeerPlace> places) {
        boolean named = places.size() == peers;
        boolean known = named
                && places.stream()
                        .noneMatch(place -> Double.isNaN(place.longitude()) || Double.isNaN(place.latitude()));
        boolean earth = known
                && places.stream()
                        .allMatch(place -> Math.abs(place.longitude()) <= 180 && Math.abs(place.latitude()) <= 90);
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int peer = 0; peer < peers; peer++) {
            double angle = 2 * StrictMath.PI * peer / peers;
            xs.add(known ? places.get(peer).longitude() : StrictMath.sin(angle));
            ys.add(known ? places.get(peer).latitude() : StrictMath.cos(angle));
            names.add(named ? places.get(peer).name() : "");
        }
        return new World(point, seed, earth ? Kind.GEO : known ? Kind.PLANE : Kind.CIRCLE, xs, ys, names);
    }

    /** Number of peers. */
    public int peers() {
        return xs.size();
    }
}
