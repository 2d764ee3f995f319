package egoist.sim.application;

import egoist.protocol.parameter.Parameter;
import egoist.protocol.parameter.Registry;
import java.util.List;

/** The applications a scenario can name. */
public final class Applications {
    private Applications() {}

    /** A fresh registry of all applications; the default comes first. */
    public static Registry<Application> registry() {
        return new Registry<Application>("application")
                .add("none", "nothing beside costs is measured", List.of(), p -> setting -> List.of())
                .add(
                        "multipath",
                        "transfers in parallel through all neighbours: bandwidth over the direct path's, and the most there can be",
                        List.of(),
                        p -> new Multipath())
                .add(
                        "disjoint-paths",
                        "paths from peer to peer that share no link, and no peer in between",
                        List.of(),
                        p -> new DisjointPaths())
                .add("updates", "latency of a game's updates along the overlay", List.of(), p -> new UpdateLatency())
                .add(
                        "broadcast",
                        "everybody sends a file to everybody by swarming: when that is finished; up to 200 peers",
                        List.of(
                                Parameter.number("file-mbytes", 100.0, 0.001, 1e6, "size of each file in megabytes"),
                                Parameter.integer("chunks", 40, 1, 1_000, "pieces a file is sent in")),
                        p -> new Broadcast(p.number("file-mbytes"), p.integer("chunks")));
    }
}
