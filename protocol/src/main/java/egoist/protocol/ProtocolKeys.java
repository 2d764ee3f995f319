package egoist.protocol;

import egoist.protocol.parameter.Parameter;
import java.util.List;

/** The keys of the {@code protocol:} block, the same in a scenario and in a node's file; {@link PeerConfig#from} reads them. */
final class ProtocolKeys {
    private ProtocolKeys() {}

    static List<Parameter> all() {
        return List.of(
                Parameter.duration("boot-delay", "500ms", "0s", "1h", "pause before the first links are formed"),
                Parameter.duration(
                        "join-retry", "1s", "10ms", "1h", "first pause between requests to join, then doubled"),
                Parameter.duration("join-retry-max", "60s", "10ms", "1d", "longest pause between requests to join"),
                Parameter.duration(
                        "drain",
                        "0s",
                        "0s",
                        "1h",
                        "from being told to leave to the good-bye, so that others find other ways before; 0s for none"),
                Parameter.duration(
                        "ping", "35s", "0s", "1d", "period in which every member is pinged once; 0s for never"),
                Parameter.duration("ping-timeout", "3s", "1ms", "1h", "a ping not answered by then is lost"),
                Parameter.duration(
                        "link-ping",
                        "0s",
                        "0s",
                        "1d",
                        "between pings on each own link that tell what it loses, so that it costs more; 0s for none; delay only"),
                Parameter.integer("ping-limit", 0, 0, 1_000_000, "most members pinged in a period, in turn; 0 for all"),
                Parameter.integer("ping-burst", 64, 1, 1_000_000, "most members pinged out of turn in a second"),
                Parameter.number("smoothing", 0.25, 0.001, 1, "weight of the newest sample in a link cost"),
                Parameter.integer(
                        "indirect-probes", 3, 0, 64, "partners asked before a silent member is held for dead"),
                Parameter.integer(
                        "patience",
                        8,
                        1,
                        64,
                        "a peer that is late itself waits up to so many times as long for others"),
                Parameter.duration("keep-alive", "5s", "0s", "1d", "between signs of life on a link; 0s for none"),
                Parameter.duration("keep-alive-donated", "1s", "0s", "1d", "the same on donated links"),
                Parameter.integer("keep-alive-misses", 2, 1, 100, "missing signs of life before a partner is pinged"),
                Parameter.integer("max-in-links", 256, 1, 1_000_000, "links accepted from others"),
                Parameter.choice("announce", "on-change", List.of("on-change", "periodic"), "when to announce links"),
                Parameter.choice(
                        "flooding", "both", List.of("both", "out"), "along links both ways, or own links only"),
                Parameter.duration("announce-period", "20s", "10ms", "1d", "T_announce, when periodic"),
                Parameter.duration("announce-interval", "5s", "0s", "1d", "between announcements after a burst"),
                Parameter.integer("announce-burst", 3, 1, 1000, "announcements on change allowed at once"),
                Parameter.duration("refresh", "300s", "1s", "1d", "an unchanged wiring is announced again"),
                Parameter.number("announce-change", 0.1, 0, 10, "share by which a link cost must move to be announced"),
                Parameter.duration("flood-pacing", "0s", "0s", "1m", "wait, so that announcements travel together"),
                Parameter.duration("expiry", "900s", "1s", "7d", "an origin not heard of for so long is forgotten"),
                Parameter.duration("remove", "50s", "100ms", "1d", "between looks for what has expired"),
                Parameter.flag("sync", true, "partners compare databases and fetch what they missed"),
                Parameter.flag("two-way", true, "the far end of a link may object to it, or to its cost"),
                Parameter.choice(
                        "audit",
                        "none",
                        List.of("none", "far-end", "coordinates"),
                        "far-end: of the two ends of a link the more credible is believed; coordinates: those are; delay only"),
                Parameter.number(
                        "audit-tolerance",
                        1.2,
                        1,
                        1e3,
                        "factor by which the two may differ, either way; coordinates need 2 or more"),
                Parameter.duration(
                        "path-probe",
                        "0s",
                        "0s",
                        "1d",
                        "between two paths tried end to end for links that are not as announced; 0s for none; delay only"),
                Parameter.duration(
                        "path-memory",
                        "10m",
                        "1s",
                        "1d",
                        "how long a link found worse than announced three times counts for what was found"),
                Parameter.choice(
                        "source",
                        "measured",
                        List.of("measured", "coordinates"),
                        "what links are chosen by: measured delays, or those that network coordinates foretell"),
                Parameter.integer(
                        "filter",
                        0,
                        0,
                        1_000_000,
                        "candidates looked at, half of them nearest by coordinates, half by lot; 0: everyone"),
                Parameter.duration("epoch", "60s", "0s", "7d", "T, from one rewiring to the next; 0s for never"),
                Parameter.number("epoch-jitter", 0.0, 0, 0.5, "share by which each epoch is longer or shorter, by lot"),
                Parameter.choice("repair", "delayed", List.of("delayed", "immediate"), "when a lost link is replaced"),
                Parameter.duration(
                        "decision-pause",
                        "0s",
                        "0s",
                        "5s",
                        "after three decisions out of turn the next waits so long, then twice as long, up to 5s; 0s for never"),
                Parameter.choice(
                        "orphans",
                        "one",
                        List.of("one", "all"),
                        "who links to a peer without in-links: one neighbour, or all who decide, by the papers' letter"));
    }
}
