package egoist.node.transport;

import egoist.node.identity.GlobalId;
import egoist.node.identity.Signing;
import egoist.node.view.NodeEvent;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.Announcement.Signed;
import egoist.protocol.message.Limits;
import egoist.protocol.message.Signatures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets announcements in: cheap checks first, then the signature of their origin, then freshness; what was verified once is
 * recognised by its bytes. So nothing a neighbour passes on can speak for somebody else.
 */
final class AnnouncementGate {
    /** What announcements are signed for. */
    static final String PURPOSE = "announce";

    private static final int MAX_LINKS = 64;
    private static final int MAX_DELAY_MICROS = 10_000_000;
    /** Below the microseconds of its birth, a peer's epoch has so many bits drawn by lot. */
    private static final int EPOCH_LOT_BITS = 10;

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int MAX_OWN = 64;
    private static final long QUARANTINE_NANOS = 300_000_000_000L;

    private final LinkContext context;
    private final boolean costsAreDelays;
    private final ArrivalRate arrivals;
    private final Map<GlobalId, Announcement> newest = new ConcurrentHashMap<>();
    private final Map<GlobalId, Long> quarantine = new ConcurrentHashMap<>();
    private final ArrayDeque<byte[]> ownPayloads = new ArrayDeque<>();

    AnnouncementGate(LinkContext context) {
        this.context = context;
        this.costsAreDelays = context.settings().peer().metric().equals("delay");
        this.arrivals = new ArrivalRate(context.settings().peer().config().announcing());
    }

    /** Why an announcement was refused, as one of a few words that can be counted, and how many points its bringer loses. */
    record Fault(String reason, int points) {}

    /**
     * The signatures of one neighbour's announcements, checked while its frames are decoded. An origin whose record is not
     * known is noted, so that the frame can wait for it.
     */
    final class Check implements Signatures {
        private final Connection from;
        private final List<GlobalId> unknown = new ArrayList<>();
        private final List<GlobalId> tooOften = new ArrayList<>();
        private @Nullable Fault fault;

        private Check(Connection from) {
            this.from = from;
        }

        /** Before each frame. */
        void reset() {
            unknown.clear();
            tooOften.clear();
            fault = null;
        }

        /** Origins of this frame that could not be checked for want of a record. */
        List<GlobalId> unknown() {
            return unknown;
        }

        /** Whether that origin announces itself so often that this frame's announcement of it was not even checked. */
        boolean tooOften(GlobalId origin) {
            return tooOften.contains(origin);
        }

        /** Why decoding ended, if it was for a signature. */
        @Nullable
        Fault fault() {
            return fault;
        }

        @Override
        public byte[] sign(byte[] payload) {
            throw new IllegalStateException("only the peer's own thread signs");
        }

        @Override
        public boolean good(byte[] origin, byte[] payload, byte[] signature) {
            GlobalId id = GlobalId.of(origin);
            Announcement known = newest.get(id);
            Signed before = known == null ? null : known.signed();
            if (before != null && Arrays.equals(before.payload(), payload)) {
                return true;
            }
            boolean own = id.equals(context.directory().self().id());
            if (own && isOwn(payload)) {
                return true;
            }
            KnownNode node = context.directory().record(id);
            if (node == null) {
                unknown.add(id);
                return true;
            }
            if (!arrivals.mayCome(id)) {
                tooOften.add(id);
                return true;
            }
            if (!from.mayVerify()) {
                fault = new Fault("verification-rate", 5);
                return false;
            }
            if (!Signing.verify(node.publicKey(), PURPOSE, context.settings().overlay(), payload, signature)) {
                fault = new Fault("announcement-signature", 50);
                return false;
            }
            return true;
        }
    }

    /** The checks for one neighbour's frames. */
    Check check(Connection from) {
        return new Check(from);
    }

    /** Signs the announcements of this node, for its codec. */
    Signatures signer() {
        return new Signatures() {
            @Override
            public byte[] sign(byte[] payload) {
                remember(payload);
                return context.settings()
                        .credentials()
                        .identity()
                        .sign(PURPOSE, context.settings().overlay(), payload);
            }

            @Override
            public boolean good(byte[] origin, byte[] payload, byte[] signature) {
                return false;
            }
        };
    }

    private synchronized void remember(byte[] payload) {
        if (ownPayloads.size() >= MAX_OWN) {
            ownPayloads.removeFirst();
        }
        ownPayloads.addLast(payload);
    }

    private synchronized boolean isOwn(byte[] payload) {
        for (byte[] own : ownPayloads) {
            if (Arrays.equals(own, payload)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the peer may have of an announcement whose signature is good: the copy known before where it is the same, or null
     * where it is refused, which has been counted then.
     */
    @Nullable
    Announcement judge(Connection from, Announcement announcement) {
        GlobalId origin = context.directory().global(announcement.origin());
        Announcement known = newest.get(origin);
        if (known != null && same(known, announcement)) {
            if (payloadsDiffer(known, announcement)) {
                equivocated(origin, known);
                return null;
            }
            return known;
        }
        if (known != null && !announcement.isNewerThan(known)) {
            return announcement; // stale: the peer does nothing with it but count
        }
        String wrong = wrong(announcement);
        if (wrong != null) {
            refuse(from, new Fault(wrong, 20));
            return null;
        }
        Long until = quarantine.get(origin);
        if (until != null && until - System.nanoTime() > 0) {
            context.refuse(origin.toString(), "announcement-quarantined", "signed two announcements with one number");
            return null;
        }
        if (announcement.origin() == Directory.SELF) {
            Signed bytes = announcement.signed();
            if (bytes == null || !isOwn(bytes.payload())) {
                selfConflict(announcement);
            }
            return announcement;
        }
        Announcement held = newest.merge(origin, announcement, (old, fresh) -> fresh.isNewerThan(old) ? fresh : old);
        if (held == announcement) {
            arrivals.came(origin);
        }
        return announcement;
    }

    /** Forgets an origin whose small id was given to another. */
    void forget(GlobalId origin) {
        newest.remove(origin);
        quarantine.remove(origin);
        arrivals.forget(origin);
    }

    private static boolean same(Announcement known, Announcement other) {
        return known.epoch() == other.epoch() && known.sequence() == other.sequence();
    }

    private static boolean payloadsDiffer(Announcement known, Announcement other) {
        Signed one = known.signed();
        Signed two = other.signed();
        return one != null && two != null && !Arrays.equals(one.payload(), two.payload());
    }

    private void equivocated(GlobalId origin, Announcement known) {
        quarantine.put(origin, System.nanoTime() + QUARANTINE_NANOS);
        context.counters().rejected("equivocation");
        context.reporter()
                .happened(new NodeEvent(
                        NodeEvent.Kind.WARNING,
                        origin.toString(),
                        "equivocation",
                        "signed two announcements with the number " + known.epoch() + ":" + known.sequence()));
    }

    /** What is wrong with its contents, or null. */
    private @Nullable String wrong(Announcement announcement) {
        if (announcement.epoch() <= 0
                || announcement.epoch() >>> EPOCH_LOT_BITS > context.clock().micros() + DAY_MICROS) {
            return "announcement-epoch";
        }
        if (announcement.sequence() < 0 || announcement.sequence() >= Limits.SEQUENCES) {
            return "announcement-sequence";
        }
        if (announcement.degree() > MAX_LINKS) {
            return "announcement-links";
        }
        for (int i = 0; i < announcement.degree(); i++) {
            if (announcement.neighbour(i) == announcement.origin()) {
                return "announcement-self-link";
            }
            for (int j = 0; j < i; j++) {
                if (announcement.neighbour(j) == announcement.neighbour(i)) {
                    return "announcement-duplicate-link";
                }
            }
            if (costsAreDelays && (announcement.cost(i) <= 0 || announcement.cost(i) > MAX_DELAY_MICROS)) {
                return "announcement-cost";
            }
        }
        return null;
    }

    private void selfConflict(Announcement announcement) {
        if (announcement.epoch() >>> EPOCH_LOT_BITS >= context.clock().startMicros()) {
            context.counters().rejected("self-conflict");
            context.reporter()
                    .happened(new NodeEvent(
                            NodeEvent.Kind.WARNING,
                            context.directory().self().id().toString(),
                            "self-conflict",
                            "heard an announcement signed by this node's key that this node never made"));
        }
    }

    /** Counts a refusal and takes points off the neighbour that brought it. */
    void refuse(Connection from, Fault fault) {
        context.refuse(from.node().id().toString(), fault.reason(), "refused what this neighbour sent");
        if (context.scores().penalise(from.node().id(), fault.points())) {
            from.close("penalty");
        }
    }
}
