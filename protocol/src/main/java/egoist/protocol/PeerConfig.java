package egoist.protocol;

import egoist.protocol.metric.Metric;
import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Parameters;
import egoist.protocol.policy.Preference;
import egoist.protocol.policy.WiringPolicy;
import java.util.List;

/**
 * Everything a peer is told at birth. {@link #parameters()} describes the {@code protocol:} block, the same in a scenario and in
 * a node's file; its defaults are the constants of the original client where that had one.
 *
 * @param degree k, the number of links a peer may have
 * @param policy how it chooses them; drivers answer {@link Environment#solve} with {@code policy().choose(problem)}
 * @param metric what a link costs
 * @param preference how much it cares for each target
 * @param ring the order of peers that rings of links follow
 * @param bias what its operator holds of single others
 */
public record PeerConfig(
        int degree,
        WiringPolicy policy,
        Metric metric,
        Preference preference,
        Joining joining,
        Probing probing,
        Partnership partnership,
        Announcing announcing,
        Rewiring rewiring,
        Auditing auditing,
        Coordinates coordinates,
        Trying trying,
        RingOrder ring,
        LinkBias.Source bias) {

    /**
     * @param bootDelayMicros from the first answer to the first links, time to measure some (BOOT_DELAY 500)
     * @param contacts who is asked: {@link Bootstrap#ID}, or any member
     * @param retryMicros first pause between two requests to join; doubles up to {@code retryMaxMicros}
     * @param drainMicros from being told to leave to the good-bye, time for others to find other ways; 0 for none
     */
    public record Joining(
            List<Integer> contacts, long bootDelayMicros, long retryMicros, long retryMaxMicros, long drainMicros) {}

    /**
     * @param periodMicros every member is pinged once in it (PING_PERIOD 35); 0 for never
     * @param timeoutMicros a ping not answered by then is lost (PING_TIMEOUT 3)
     * @param linkMicros between two pings on each own link that tell what it loses; 0 for none
     * @param limit most members pinged in a period, in turn; 0 for all
     * @param burst most members pinged out of turn in a second
     * @param smoothing weight of the newest sample in a link cost
     * @param indirect partners asked to ping a silent member before it is held for dead; 0 for none
     * @param patience a peer that itself is late waits up to so many times as long for others; 1 for never
     */
    public record Probing(
            long periodMicros,
            long timeoutMicros,
            long linkMicros,
            int limit,
            int burst,
            double smoothing,
            int indirect,
            int patience) {}

    /**
     * @param keepAliveMicros between two signs of life on a link; 0 leaves it to the pings
     * @param donatedMicros the same on donated links
     * @param misses signs of life missing before a partner is looked into
     * @param maxInLinks links accepted from others
     */
    public record Partnership(long keepAliveMicros, long donatedMicros, int misses, int maxInLinks) {}

    /** When to announce. */
    public enum Announce {
        /** When something changed, damped, and slowly again. */
        ON_CHANGE,
        /** Every T_announce, as in the paper. */
        PERIODIC
    }

    /** Which way announcements travel along links. */
    public enum Flooding {
        /** To all link partners but the one it came from. */
        BOTH,
        /** On the peer's own links only, all of them, as the original client did, which could not tell which led back. */
        OUT
    }

    /**
     * @param periodMicros T_announce, with {@link Announce#PERIODIC}
     * @param intervalMicros with {@link Announce#ON_CHANGE}, one announcement more is allowed each time it has passed, and at
     *     most {@code burst} at once
     * @param refreshMicros with {@link Announce#ON_CHANGE}, an unchanged wiring is announced again after it (ERASE_HASH 300)
     * @param change a link cost that moved by more than this share (and noticeably) is announced
     * @param pacingMicros announcements to pass on wait up to this long to travel together; 0 passes each on at once
     * @param expiryMicros an origin not heard of for so long is forgotten
     * @param checkMicros between two looks for the forgotten (REMOVE_PERIOD 50)
     * @param sync whether partners compare databases and fetch what they missed
     * @param twoWay whether the far ends of links are heard: one says so where a link is not there or worse than announced
     */
    public record Announcing(
            Announce when,
            Flooding flooding,
            long periodMicros,
            long intervalMicros,
            int burst,
            long refreshMicros,
            double change,
            long pacingMicros,
            long expiryMicros,
            long checkMicros,
            boolean sync,
            boolean twoWay) {}

    /** When a lost link is replaced (EGOIST, CoNEXT 2008, section 3.3). */
    public enum Repair {
        /** At the next epoch. Donated links are always replaced at once. */
        DELAYED,
        /** At once. */
        IMMEDIATE
    }

    /**
     * @param epochMicros T, from one rewiring to the next (REWIRING_PERIOD 60); 0 for never
     * @param orphansForAll whether everyone who decides links to peers without in-links before all else, as the letter of the
     *     papers' cost has it; else that is the concern of one
     * @param epochJitter share by which an epoch may be longer or shorter
     * @param decisionPauseMicros after three decisions out of turn, first pause before the next; 0 for none
     */
    public record Rewiring(
            long epochMicros, Repair repair, boolean orphansForAll, double epochJitter, long decisionPauseMicros) {}

    /** What announced link costs are held against (EGOIST, CoNEXT 2008, section 3.4). */
    public enum Audit {
        /** Nothing more than {@link Announcing#twoWay} says. */
        NONE,
        /** What the far end measured, better or worse; {@link egoist.protocol.overlay.LinkAudit} judges between the ends. */
        FAR_END,
        /** What network coordinates foretell. */
        COORDINATES;

        /** As settings spell it. */
        public static Audit of(String name) {
            return switch (name) {
                case "far-end" -> FAR_END;
                case "coordinates" -> COORDINATES;
                default -> NONE;
            };
        }
    }

    /** @param tolerance an announced cost is not disputed within this factor, either way */
    public record Auditing(Audit audit, double tolerance) {}

    /**
     * Network coordinates.
     *
     * @param decides whether wirings are chosen by what coordinates foretell; what links that stand announce is measured
     * @param filter candidates a peer looks at, half of them the nearest by coordinates, half by lot; 0 for everyone
     */
    public record Coordinates(boolean decides, int filter) {}

    /**
     * Trying paths end to end.
     *
     * @param intervalMicros between two paths tried; 0 for never
     * @param memoryMicros for how long a link counts for what trials found, not for what is announced
     */
    public record Trying(long intervalMicros, long memoryMicros) {}

    /** Whether peers try paths: only delays can be told from when a probe was where. */
    public boolean triesPaths() {
        return trying.intervalMicros > 0 && metric.name().equals("delay");
    }

    /** Whether peers look what their own links lose: only delays can be made to tell of it. */
    public boolean watchesLoss() {
        return probing.linkMicros > 0 && metric.name().equals("delay");
    }

    /** Whether peers keep and announce a coordinate. */
    public boolean keepsCoordinates() {
        return coordinates.decides || coordinates.filter > 0 || auditing.audit == Audit.COORDINATES;
    }

    /** Whether a peer hears what the far ends of links say. */
    public boolean hearsFarEnds() {
        return announcing.twoWay || auditing.audit == Audit.FAR_END;
    }

    /** The same for another degree. */
    public PeerConfig withDegree(int k) {
        return new PeerConfig(
                k,
                policy,
                metric,
                preference,
                joining,
                probing,
                partnership,
                announcing,
                rewiring,
                auditing,
                coordinates,
                trying,
                ring,
                bias);
    }

    /** The same with announced costs held against something. */
    public PeerConfig withAuditing(Auditing other) {
        return new PeerConfig(
                degree,
                policy,
                metric,
                preference,
                joining,
                probing,
                partnership,
                announcing,
                rewiring,
                other,
                coordinates,
                trying,
                ring,
                bias);
    }

    /** The same, asking others who is there: {@link Bootstrap#ID}, or any member. */
    public PeerConfig withContacts(List<Integer> contacts) {
        Joining asking = new Joining(
                List.copyOf(contacts),
                joining.bootDelayMicros,
                joining.retryMicros,
                joining.retryMaxMicros,
                joining.drainMicros);
        return with(asking, ring, bias);
    }

    /** The same with peers on another ring than that of their small ids. */
    public PeerConfig withRing(RingOrder order) {
        return with(joining, order, bias);
    }

    /** The same of an operator who is biased. */
    public PeerConfig withBias(LinkBias.Source source) {
        return with(joining, ring, source);
    }

    private PeerConfig with(Joining asking, RingOrder order, LinkBias.Source source) {
        return new PeerConfig(
                degree,
                policy,
                metric,
                preference,
                asking,
                probing,
                partnership,
                announcing,
                rewiring,
                auditing,
                coordinates,
                trying,
                order,
                source);
    }

    /** The {@code protocol:} block. */
    public static List<Parameter> parameters() {
        return ProtocolKeys.all();
    }

    /**
     * A peer's configuration from its {@code protocol:} block and the choices that stand beside it.
     *
     * @throws IllegalArgumentException naming the keys, where values do not go together
     */
    public static PeerConfig from(
            Parameters protocol, int degree, WiringPolicy policy, Metric metric, Preference preference) {
        if (degree < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + degree);
        }
        Joining joining = new Joining(
                List.of(Bootstrap.ID),
                protocol.micros("boot-delay"),
                protocol.micros("join-retry"),
                protocol.micros("join-retry-max"),
                protocol.micros("drain"));
        Probing probing = new Probing(
                protocol.micros("ping"),
                protocol.micros("ping-timeout"),
                protocol.micros("link-ping"),
                protocol.integer("ping-limit"),
                protocol.integer("ping-burst"),
                protocol.number("smoothing"),
                protocol.integer("indirect-probes"),
                protocol.integer("patience"));
        if (probing.periodMicros > 0 && probing.timeoutMicros > probing.periodMicros) {
            throw new IllegalArgumentException("'ping-timeout' must not be longer than 'ping'");
        }
        Partnership partnership = new Partnership(
                protocol.micros("keep-alive"),
                protocol.micros("keep-alive-donated"),
                protocol.integer("keep-alive-misses"),
                protocol.integer("max-in-links"));
        Rewiring rewiring = new Rewiring(
                protocol.micros("epoch"),
                protocol.choice("repair").equals("immediate") ? Repair.IMMEDIATE : Repair.DELAYED,
                protocol.choice("orphans").equals("all"),
                protocol.number("epoch-jitter"),
                protocol.micros("decision-pause"));
        return new PeerConfig(
                degree,
                policy,
                metric,
                preference,
                joining,
                probing,
                partnership,
                announcing(protocol),
                rewiring,
                new Auditing(Audit.of(protocol.choice("audit")), protocol.number("audit-tolerance")),
                coordinates(protocol, metric),
                new Trying(protocol.micros("path-probe"), protocol.micros("path-memory")),
                RingOrder.BY_ID,
                LinkBias.Source.NOBODY);
    }

    private static Coordinates coordinates(Parameters protocol, Metric metric) {
        Coordinates coordinates =
                new Coordinates(protocol.choice("source").equals("coordinates"), protocol.integer("filter"));
        if ((coordinates.decides || coordinates.filter > 0) && !metric.name().equals("delay")) {
            throw new IllegalArgumentException("'" + (coordinates.decides ? "source" : "filter")
                    + "' needs the metric delay: coordinates foretell nothing else");
        }
        return coordinates;
    }

    private static Announcing announcing(Parameters protocol) {
        Announcing announcing = new Announcing(
                protocol.choice("announce").equals("periodic") ? Announce.PERIODIC : Announce.ON_CHANGE,
                protocol.choice("flooding").equals("out") ? Flooding.OUT : Flooding.BOTH,
                protocol.micros("announce-period"),
                protocol.micros("announce-interval"),
                protocol.integer("announce-burst"),
                protocol.micros("refresh"),
                protocol.number("announce-change"),
                protocol.micros("flood-pacing"),
                protocol.micros("expiry"),
                protocol.micros("remove"),
                protocol.flag("sync"),
                protocol.flag("two-way"));
        boolean periodic = announcing.when == Announce.PERIODIC;
        long repeat = periodic ? announcing.periodMicros : announcing.refreshMicros;
        if (announcing.expiryMicros < 3 * repeat) {
            throw new IllegalArgumentException("'expiry' must be at least three times '"
                    + (periodic ? "announce-period" : "refresh") + "', or the living are forgotten");
        }
        return announcing;
    }
}
