package egoist.node.view;

import egoist.node.LinkRules;
import egoist.protocol.PeerStatus;
import egoist.protocol.message.Announcement.Stay;
import egoist.protocol.overlay.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node in memory, of an overlay of a few nodes whose links a test sets as it likes. Node 0 is the one that looks. */
public final class FakeNode implements NodeView {
    private final int nodes;
    private final List<NodeListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<Integer, List<Announced.Target>> wirings = new TreeMap<>();
    private volatile String notReady = "";
    private volatile long tickedMillis = 20;
    private final Set<String> draining = new ConcurrentSkipListSet<>();
    private volatile boolean left;
    private volatile boolean comesBack;
    private volatile LinkRules rules = LinkRules.NONE;
    private volatile Traffic traffic = Traffic.none();

    /** From now on its operator holds this of others. */
    public void rules(LinkRules held) {
        rules = held;
    }

    public FakeNode(int nodes) {
        this.nodes = nodes;
    }

    /** A ring of {@code nodes} with a chord across; delays of 10 ms a hop. */
    public static FakeNode ring(int nodes) {
        FakeNode node = new FakeNode(nodes);
        for (int i = 0; i < nodes; i++) {
            node.wire(i, List.of((i + 1) % nodes, (i + nodes / 2) % nodes), 10_000);
        }
        return node;
    }

    /** Id of a node: 32 hexadecimal digits that begin with its number. */
    public static String id(int node) {
        return String.format("%04x", node + 1).repeat(8);
    }

    public synchronized FakeNode wire(int origin, List<Integer> neighbours, long cost) {
        List<Announced.Target> links = new ArrayList<>();
        neighbours.forEach(to -> links.add(new Announced.Target(id(to), cost + 1000L * links.size())));
        wirings.put(origin, links);
        return this;
    }

    /** That node announces that it is about to go. */
    public void drain(int origin) {
        draining.add(id(origin));
    }

    public void tell(NodeEvent event) {
        listeners.forEach(listener -> listener.happened(event));
    }

    public void measure(int node, long micros) {
        listeners.forEach(listener -> listener.roundTrip(id(node), micros));
    }

    public void notReady(String why) {
        notReady = why;
    }

    public void silentFor(long millis) {
        tickedMillis = millis;
    }

    public void count(Traffic counted) {
        traffic = counted;
    }

    public boolean left() {
        return left;
    }

    /** Whether it was told to leave for a moment only. */
    public boolean comesBack() {
        return comesBack;
    }

    private List<Announced.Target> own() {
        return wirings.getOrDefault(0, List.of());
    }

    @Override
    public synchronized NodeStatus status() {
        int[] all = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            all[i] = i;
        }
        int[] neighbours = own().stream().mapToInt(link -> number(link.peer())).toArray();
        int[] costs = own().stream().mapToInt(link -> (int) link.cost()).toArray();
        Wiring wiring = Wiring.of(neighbours);
        PeerStatus.Counts counts = new PeerStatus.Counts(7, 40, 60, 1, 2, 300, 3, 1, 5, 6, 8, 4, 9, 1);
        PeerStatus peer = new PeerStatus(
                0,
                PeerStatus.Phase.MEMBER,
                wiring,
                wiring,
                costs,
                new int[] {1},
                all,
                nodes,
                nodes,
                77,
                500,
                3,
                2,
                counts);
        return new NodeStatus(
                id(0),
                "n0",
                "node",
                "test",
                "127.0.0.1:61223",
                "127.0.0.1:61223",
                "best-response",
                "delay",
                2,
                60_000_000,
                System.currentTimeMillis() - 90_000,
                tickedMillis,
                notReady,
                false,
                System.currentTimeMillis() + 86_400_000L,
                peer);
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(0, 4), 16) - 1;
    }

    @Override
    public List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            long rtt = i == 0 ? -1 : 40_000L + 2_000L * i;
            members.add(new Member(
                    id(i),
                    "n" + i,
                    "127.0.0." + (i + 1) + ":61223",
                    Member.State.ALIVE,
                    i == 0,
                    rtt / 2,
                    rtt,
                    i == 2 ? "tcp" : "udp"));
        }
        return members;
    }

    @Override
    public LinkRules rules() {
        return rules;
    }

    @Override
    public synchronized List<Link> links() {
        List<Link> links = new ArrayList<>();
        own().forEach(link -> links.add(new Link(link.peer(), true, false, link.cost())));
        wirings.forEach((origin, targets) -> targets.stream()
                .filter(link -> origin != 0 && link.peer().equals(id(0)))
                .forEach(link -> links.add(new Link(id(origin), false, false, -1))));
        return links;
    }

    @Override
    public synchronized List<Announced> database() {
        List<Announced> database = new ArrayList<>();
        wirings.forEach((origin, links) -> {
            Stay stay = draining.contains(id(origin)) ? Stay.DRAINS : Stay.STAYS;
            database.add(new Announced(id(origin), 1_700_000_000L, 3, stay, links));
        });
        return database;
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public List<LinkHealth> linkHealth() {
        return own().stream()
                .map(link -> new LinkHealth(link.peer(), 2, 20, 1500L * number(link.peer())))
                .toList();
    }

    @Override
    public LocalHealth localHealth() {
        return new LocalHealth(250_000, 4_000_000, 3);
    }

    @Override
    public void listen(NodeListener listener) {
        listeners.add(listener);
    }

    @Override
    public void leave(boolean restarts) {
        left = true;
        comesBack = restarts;
    }
}
