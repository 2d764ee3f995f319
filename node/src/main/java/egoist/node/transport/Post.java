package egoist.node.transport;

import egoist.node.Endpoint;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the peer's messages to a link: the one that is there, or one that is dialled meanwhile. What waits for a link or a
 * record waits a few seconds at most, because all sending is best effort.
 */
final class Post {
    private static final int MAX_WAITING = 64;
    private static final long WAIT_NANOS = 3_000_000_000L;
    private static final long FIRST_PAUSE_NANOS = 500_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 30_000_000_000L;
    private static final int CACHED_TRIED = 3;

    private final LinkContext context;
    private final LinkTransport links;
    private final Snapshots snapshots;
    private final MessageCodec codec;
    private final Random random;
    private final Map<Integer, Waiting> waiting = new HashMap<>();
    private final Map<Integer, Backoff> backoffs = new HashMap<>();
    private final List<Outgoing> forRoster = new ArrayList<>();
    private boolean seekingRoster;
    /** Whether there was no room for a connection of late. */
    private boolean crowded;

    private @Nullable Connection roster;

    /** Frames for a node that there is no link to yet. */
    private static final class Waiting {
        private final ArrayDeque<Outgoing> frames = new ArrayDeque<>();
        private boolean dialling;

        private boolean ofLink() {
            return frames.stream().anyMatch(Outgoing::ofLink);
        }
    }

    private record Backoff(long pauseNanos, long untilNanos) {}

    Post(LinkContext context, LinkTransport links, AnnouncementGate gate, Snapshots snapshots) {
        this.context = context;
        this.links = links;
        this.snapshots = snapshots;
        this.codec = new MessageCodec(context.directory(), gate.signer());
        this.random = new Random(context.bootNonce());
    }

    /** Sends a message of the peer to a node; called by the peer's thread only, whose codec it is. */
    void send(int to, Message message) {
        List<Outgoing> frames = frames(to, message);
        if (message instanceof DatabaseSync sync && sync.last() && !frames.isEmpty()) {
            int last = frames.size() - 1;
            frames.set(last, frames.get(last).then(() -> snapshots.sent(to)));
        }
        for (Outgoing frame : frames) {
            sendFrame(to, frame);
        }
    }

    private List<Outgoing> frames(int to, Message message) {
        List<Outgoing> frames = new ArrayList<>();
        Connection link = links.link(to);
        if (message instanceof JoinReply reply) {
            frames.addAll(owed(link, reply.members()));
        } else if (message instanceof DatabaseSync sync) {
            int[] origins = Arrays.stream(sync.announcements())
                    .mapToInt(Announcement::origin)
                    .toArray();
            frames.addAll(owed(link, origins));
        }
        String kind = message.kind().name().toLowerCase(Locale.ROOT);
        try {
            byte[] body = codec.encode(message);
            switch (message.kind()) {
                case ANNOUNCEMENT -> frames.add(Outgoing.flood(body, kind, ((Announcement) message).origin()));
                case KEEP_ALIVE, LINK_OPEN, LINK_ACCEPT, LINK_CLOSE, LEAVE -> frames.add(Outgoing.ofLink(body, kind));
                default -> frames.add(Outgoing.of(body, kind));
            }
        } catch (IllegalArgumentException e) {
            halves(to, message, frames);
        }
        return frames;
    }

    /** Bulk that does not fit one frame goes in two. */
    private void halves(int to, Message message, List<Outgoing> frames) {
        if (message instanceof DatabaseSync sync && sync.announcements().length > 1) {
            Announcement[] all = sync.announcements();
            int half = all.length / 2;
            frames.addAll(frames(to, new DatabaseSync(Arrays.copyOf(all, half), false)));
            frames.addAll(frames(to, new DatabaseSync(Arrays.copyOfRange(all, half, all.length), sync.last())));
        } else {
            context.counters().rejected("too-large-to-send");
        }
    }

    /** Records of these nodes, as far as they were not sent on that link yet. */
    private List<Outgoing> owed(@Nullable Connection link, int[] ids) {
        List<KnownNode> owed = new ArrayList<>();
        for (int id : ids) {
            KnownNode node = context.directory().record(id);
            if (node != null && (link == null || link.owesRecord(id))) {
                owed.add(node);
            }
        }
        return LinkFrames.records(owed);
    }

    /** Sends a frame over the link to that node, which is made if there is none. Any thread. */
    void sendFrame(int to, Outgoing frame) {
        Connection link = links.link(to);
        if (link != null) {
            link.send(frame);
            return;
        }
        Endpoint endpoint;
        boolean ofLink;
        synchronized (this) {
            Waiting queue = waiting.computeIfAbsent(to, id -> new Waiting());
            if (queue.frames.size() >= MAX_WAITING) {
                queue.frames.removeFirst();
            }
            queue.frames.add(frame);
            KnownNode node = context.directory().record(to);
            if (node == null) {
                askForRecord(to);
                return;
            }
            if (queue.dialling || backsOff(to)) {
                dropOld(queue);
                return;
            }
            queue.dialling = true;
            ofLink = queue.ofLink();
            endpoint = node.endpoint();
        }
        if (!links.dial(endpoint, ofLink, connection -> dialled(to, connection))) {
            noRoom(to);
        }
    }

    /** What is to go there waits for a connection to end, though not for long. */
    private synchronized void noRoom(int to) {
        crowded = true;
        Waiting queue = waiting.get(to);
        if (queue != null) {
            queue.dialling = false;
            dropOld(queue);
        }
    }

    /** A connection has ended: one of those there was no room for is dialled, first what overlay links hang on. */
    void room() {
        int next = Directory.SELF;
        Outgoing first = null;
        synchronized (this) {
            if (!crowded) {
                return;
            }
            for (Map.Entry<Integer, Waiting> entry : waiting.entrySet()) {
                Waiting queue = entry.getValue();
                dropOld(queue);
                boolean could = !queue.dialling && !queue.frames.isEmpty() && !backsOff(entry.getKey());
                if (could && (next == Directory.SELF || queue.ofLink())) {
                    next = entry.getKey();
                    if (queue.ofLink()) {
                        break;
                    }
                }
            }
            Waiting queue = waiting.get(next);
            crowded = queue != null;
            first = queue == null ? null : queue.frames.pollFirst();
        }
        if (first != null) {
            sendFrame(next, first);
        }
    }

    private boolean backsOff(int to) {
        Backoff backoff = backoffs.get(to);
        return backoff != null && backoff.untilNanos - System.nanoTime() > 0;
    }

    private static void dropOld(Waiting queue) {
        long now = System.nanoTime();
        queue.frames.removeIf(frame -> now - frame.madeNanos() > WAIT_NANOS);
    }

    private void askForRecord(int id) {
        List<Connection> open = new ArrayList<>(links.links());
        Collections.shuffle(open, random);
        Outgoing request = LinkFrames.request(List.of(context.directory().global(id)));
        open.stream().limit(2).forEach(link -> link.send(request));
    }

    /** A record came: what waited for it can go. */
    void learned(int local) {
        Outgoing first;
        synchronized (this) {
            backoffs.remove(local);
            Waiting queue = waiting.get(local);
            if (queue == null || queue.dialling) {
                return;
            }
            dropOld(queue);
            first = queue.frames.pollFirst();
        }
        if (first != null) {
            sendFrame(local, first);
        }
    }

    private void dialled(int to, @Nullable Connection connection) {
        Waiting queue;
        synchronized (this) {
            queue = waiting.remove(to);
            // Another node may listen there by now: it must not get what was meant for the one before.
            if (connection == null || connection.local() != to) {
                Backoff before = backoffs.get(to);
                long pause = before == null ? FIRST_PAUSE_NANOS : Math.min(2 * before.pauseNanos, LONGEST_PAUSE_NANOS);
                long jittered = pause / 2 + (long) (random.nextDouble() * pause / 2);
                backoffs.put(to, new Backoff(pause, System.nanoTime() + jittered));
                askForRecord(to); // it may be somewhere else by now
                return;
            }
            backoffs.remove(to);
        }
        if (queue != null) {
            dropOld(queue);
            queue.frames.forEach(connection::send);
        }
    }

    /** That node shows signs of life: no reason to wait before it is dialled again. */
    synchronized void alive(int local) {
        backoffs.remove(local);
    }

    /** Dials a node whose link broke, to see whether it is still there. */
    void verify(int local, LinkTransport.DialResult result) {
        KnownNode node = context.directory().record(local);
        if (node == null || links.link(local) != null) {
            result.done(links.link(local));
            return;
        }
        boolean dialling = links.dial(
                node.endpoint(),
                true,
                connection -> result.done(connection != null && connection.local() == local ? connection : null));
        if (!dialling) {
            result.done(null);
        }
    }

    // The roster.

    /** Sends a message to the roster: the first bootstrap that is reached, or failing that any node known from before. */
    void sendToRoster(Message message) {
        Outgoing frame =
                Outgoing.ofLink(codec.encode(message), message.kind().name().toLowerCase(Locale.ROOT));
        Connection open;
        synchronized (this) {
            open = roster;
            if (open == null || !open.isOpen()) {
                if (forRoster.size() < MAX_WAITING) {
                    forRoster.add(frame);
                }
                if (seekingRoster) {
                    return;
                }
                seekingRoster = true;
                open = null;
            }
        }
        if (open != null) {
            open.send(frame);
        } else {
            seek(new ArrayDeque<>(candidates()));
        }
    }

    /** Where to look for a roster: the bootstraps in an order that differs from node to node, then some nodes known before. */
    private Set<Endpoint> candidates() {
        List<Endpoint> bootstraps = new ArrayList<>(context.settings().bootstraps());
        Collections.shuffle(bootstraps, random);
        Set<Endpoint> candidates = new LinkedHashSet<>(bootstraps);
        List<KnownNode> others = new ArrayList<>(context.directory().others());
        Collections.shuffle(others, random);
        others.stream().limit(CACHED_TRIED).forEach(node -> candidates.add(node.endpoint()));
        candidates.remove(context.directory().self().endpoint());
        return candidates;
    }

    private void seek(ArrayDeque<Endpoint> candidates) {
        Endpoint next = candidates.poll();
        if (next == null) {
            synchronized (this) {
                seekingRoster = false;
                forRoster.clear();
            }
            return;
        }
        Connection open = linkTo(next);
        if (open != null) {
            found(open);
            return;
        }
        boolean dialling = links.dial(next, true, connection -> {
            if (connection == null) {
                seek(candidates);
            } else {
                found(connection);
            }
        });
        if (!dialling) {
            seek(candidates);
        }
    }

    private @Nullable Connection linkTo(Endpoint endpoint) {
        for (Connection link : links.links()) {
            if (link.node().endpoint().equals(endpoint)) {
                return link;
            }
        }
        return null;
    }

    private void found(Connection connection) {
        List<Outgoing> frames;
        synchronized (this) {
            seekingRoster = false;
            roster = connection;
            frames = List.copyOf(forRoster);
            forRoster.clear();
        }
        frames.forEach(connection::send);
    }
}
