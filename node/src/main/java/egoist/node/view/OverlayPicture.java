package egoist.node.view;

import egoist.protocol.message.Announcement.Stay;
import egoist.protocol.metric.PathAlgebra;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * The overlay as one node knows it at one moment: who is there, who links to whom at what cost, and the best paths over these
 * links. Nothing about it changes.
 */
public final class OverlayPicture {
    private static final int NONE = -1;
    private static final int BRIEF = 8;
    /** Searches kept: as many as are needed for why a member is reached as it is, and those from some others. */
    private static final int MOST_FOUND = 80;

    private final List<Vertex> vertices = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final List<List<Arc>> arcs = new ArrayList<>();
    private final PathAlgebra algebra;
    private final Map<Long, Path[]> found = new ConcurrentHashMap<>();
    private final LongAdder searches = new LongAdder();

    /**
     * A node of the picture.
     *
     * @param address where it is reached, or empty
     * @param self whether it is the node that looks
     * @param alive whether it is held for a living member
     * @param draining whether it is about to go: no path leads over it where there is another
     * @param rttMicros newest round trip from the node that looks, or -1
     */
    public record Vertex(
            String id, String name, String address, boolean self, boolean alive, boolean draining, long rttMicros) {}

    /**
     * A link.
     *
     * @param from position of its owner among {@link #vertices()}
     * @param to position of the neighbour
     * @param cost as announced; for the links of the node that looks, as it measures now
     * @param donated known for the links of the node that looks only
     */
    public record Arc(int from, int to, long cost, boolean donated) {}

    /**
     * A best path.
     *
     * @param cost of the whole path
     * @param hops its links in order, none from a node to itself
     */
    public record Path(long cost, List<Arc> hops) {}

    private OverlayPicture(PathAlgebra algebra) {
        this.algebra = algebra;
    }

    /** What a node knows that tells this of itself. */
    static OverlayPicture of(NodeStatus status, List<Member> members, List<Announced> database, List<Link> links) {
        OverlayPicture picture =
                new OverlayPicture(status.metric().equals("bandwidth") ? PathAlgebra.BOTTLENECK : PathAlgebra.ADDITIVE);
        picture.addVertices(members, database);
        for (Announced announced : database) {
            if (!announced.origin().equals(status.id())) {
                announced.links().forEach(link -> picture.add(announced.origin(), link.peer(), link.counted(), false));
            }
        }
        Map<String, Long> announcedCosts = ownAnnouncedCosts(status.id(), database);
        for (Link link : links) {
            if (link.out()) {
                long cost = link.cost() >= 0 ? link.cost() : announcedCosts.getOrDefault(link.peer(), (long) NONE);
                picture.add(status.id(), link.peer(), cost, link.donated());
            }
        }
        return picture;
    }

    private static Map<String, Long> ownAnnouncedCosts(String self, List<Announced> database) {
        Map<String, Long> costs = new HashMap<>();
        database.stream()
                .filter(announced -> announced.origin().equals(self))
                .forEach(announced -> announced.links().forEach(link -> costs.put(link.peer(), link.cost())));
        return costs;
    }

    private void addVertices(List<Member> members, List<Announced> database) {
        Set<String> draining = database.stream()
                .filter(announced -> announced.stay() != Stay.STAYS)
                .map(Announced::origin)
                .collect(Collectors.toSet());
        Map<String, Vertex> others = new TreeMap<>();
        for (Member member : members) {
            Vertex vertex = new Vertex(
                    member.id(),
                    member.name(),
                    member.address(),
                    member.self(),
                    member.state() == Member.State.ALIVE,
                    draining.contains(member.id()),
                    member.rttMicros());
            if (member.self()) {
                add(vertex);
            } else {
                others.put(member.id(), vertex);
            }
        }
        for (Announced announced : database) {
            others.putIfAbsent(announced.origin(), stranger(announced.origin()));
            announced.links().forEach(link -> others.putIfAbsent(link.peer(), stranger(link.peer())));
        }
        others.values().stream()
                .filter(vertex -> !index.containsKey(vertex.id()))
                .forEach(this::add);
    }

    private static Vertex stranger(String id) {
        return new Vertex(id, "", "", false, false, false, NONE);
    }

    private void add(Vertex vertex) {
        index.put(vertex.id(), vertices.size());
        vertices.add(vertex);
        arcs.add(new ArrayList<>());
    }

    private void add(String origin, String neighbour, long cost, boolean donated) {
        Integer from = index.get(origin);
        Integer to = index.get(neighbour);
        if (from != null && to != null && !from.equals(to)) {
            arcs.get(from).add(new Arc(from, to, cost, donated));
        }
    }

    /** Everyone, the node that looks first, the others by id. */
    public List<Vertex> vertices() {
        return Collections.unmodifiableList(vertices);
    }

    /** Links out of the vertex at that position. */
    public List<Arc> links(int from) {
        return Collections.unmodifiableList(arcs.get(from));
    }

    /** Position of a node, or -1. */
    public int position(String id) {
        return index.getOrDefault(id, NONE);
    }

    /** What people call the node at that position: its name, else the first digits of its id. */
    public String label(int position) {
        Vertex vertex = vertices.get(position);
        return vertex.name().isEmpty() ? brief(vertex.id()) : vertex.name();
    }

    /** The first digits of an id, enough for people to tell nodes apart. */
    public static String brief(String id) {
        return id.length() <= BRIEF ? id : id.substring(0, BRIEF);
    }

    /** Best paths from one vertex to every other; the cost is {@code unreachable()} where none leads. */
    public Path[] paths(int from) {
        return pathsWithout(from, NONE);
    }

    /** The same, none of them over the vertex at {@code avoided}; some are kept for the next who asks, so nobody changes them. */
    public Path[] pathsWithout(int from, int avoided) {
        long key = (long) from * (vertices.size() + 1) + avoided + 1;
        Path[] before = found.get(key);
        if (before != null) {
            return before;
        }
        Path[] paths = find(from, avoided);
        searches.increment();
        if (found.size() < MOST_FOUND) {
            found.put(key, paths);
        }
        return paths;
    }

    /** How often paths were looked for so far. */
    public long searches() {
        return searches.sum();
    }

    private Path[] find(int from, int avoided) {
        int count = vertices.size();
        long[] costs = new long[count];
        Arc[] last = new Arc[count];
        boolean[] done = new boolean[count];
        if (avoided >= 0) {
            done[avoided] = true;
        }
        Arrays.fill(costs, algebra.unreachable());
        costs[from] = algebra.empty();
        for (int round = 0; round < count; round++) {
            int next = round == 0 ? from : nearest(costs, done);
            if (next == NONE) {
                break;
            }
            done[next] = true;
            for (Arc arc : arcs.get(next)) {
                if (arc.cost() < 0) {
                    continue;
                }
                long cost = algebra.extend(costs[next], (int) arc.cost());
                if (!done[arc.to()] && algebra.better(cost, costs[arc.to()])) {
                    costs[arc.to()] = cost;
                    last[arc.to()] = arc;
                }
            }
        }
        Path[] paths = new Path[count];
        for (int to = 0; to < count; to++) {
            paths[to] = new Path(costs[to], hops(last, from, to));
        }
        return paths;
    }

    /** The nearest one that paths go on from; those that are about to go come after all others. */
    private int nearest(long[] costs, boolean[] done) {
        int nearest = NONE;
        for (int vertex = 0; vertex < costs.length; vertex++) {
            boolean open = !done[vertex] && costs[vertex] != algebra.unreachable();
            if (open && (nearest == NONE || goesBefore(vertex, nearest, costs))) {
                nearest = vertex;
            }
        }
        return nearest;
    }

    private boolean goesBefore(int one, int other, long[] costs) {
        boolean drains = vertices.get(one).draining();
        return drains == vertices.get(other).draining() ? algebra.better(costs[one], costs[other]) : !drains;
    }

    private static List<Arc> hops(Arc[] last, int from, int to) {
        List<Arc> hops = new ArrayList<>();
        for (int at = to; at != from && last[at] != null; at = last[at].from()) {
            hops.add(0, last[at]);
        }
        return hops;
    }

    /** Cost of a path with one more link. */
    public long extended(long pathCost, long linkCost) {
        return algebra.extend(pathCost, (int) linkCost);
    }

    /** Order of path costs, the better one first. */
    public int compare(long one, long other) {
        return algebra.better(one, other) ? -1 : algebra.better(other, one) ? 1 : 0;
    }

    /** Whether that is the cost of no path at all. */
    public boolean unreachable(long cost) {
        return cost == algebra.unreachable();
    }
}
