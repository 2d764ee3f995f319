package egoist.sim.report.figure;

import egoist.sim.report.results.Link;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.report.results.ResultRows.FinalLink;
import egoist.sim.report.results.ResultRows.PeerPlace;
import egoist.sim.report.results.ResultRows.RewiringRow;
import egoist.sim.report.results.Treatment;
import egoist.sim.sweep.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The links of one replication of a policy, from epoch to epoch where its rewirings are known, else at the end of the run only.
 *
 * @param log its rewirings, in their order; empty if they are not known
 * @param finals its links at the end
 */
public record Topology(Treatment treatment, World world, List<RewiringRow> log, List<FinalLink> finals) {
    /** Of how many links of a replication all are drawn; of more, those of some peers, about {@link #SOME_LINKS}. */
    private static final int MOST_LINKS = 1500;

    private static final int SOME_LINKS = 300;

    private record WorldKey(Point point, int peers, int seed) {}

    /** A replication of a treatment. */
    private record Drawn(Treatment treatment, int seed) {}

    /**
     * Of the first replication of each policy in each setting. Full meshes are left out: every pair is linked.
     *
     * @param at the points of a sweep to take
     */
    public static List<Topology> of(ResultFolder folder, Predicate<Point> at) {
        Map<Drawn, List<RewiringRow>> rewirings =
                Figures.groups(folder.rewirings(), row -> new Drawn(row.treatment(), row.seed()));
        Map<Drawn, List<FinalLink>> finals =
                Figures.groups(folder.finalLinks(), row -> new Drawn(row.treatment(), row.seed()));
        Map<WorldKey, List<PeerPlace>> places =
                Figures.groups(folder.places(), place -> new WorldKey(place.point(), place.peers(), place.seed()));
        Map<WorldKey, World> worlds = new HashMap<>();
        Map<Treatment, Topology> first = new LinkedHashMap<>();
        for (Map.Entry<Drawn, List<FinalLink>> cell : finals.entrySet()) {
            Treatment treatment = cell.getKey().treatment();
            int seed = cell.getKey().seed();
            if (!at.test(treatment.point()) || isMesh(treatment, cell.getValue().size())) {
                continue;
            }
            WorldKey key = new WorldKey(treatment.point(), treatment.peers(), seed);
            World world = worlds.computeIfAbsent(
                    key, any -> World.of(key.point, key.peers, key.seed, places.getOrDefault(key, List.of())));
            first.putIfAbsent(
                    treatment,
                    new Topology(treatment, world, rewirings.getOrDefault(cell.getKey(), List.of()), cell.getValue()));
        }
        return List.copyOf(first.values());
    }

    private static boolean isMesh(Treatment treatment, int links) {
        long peers = treatment.peers();
        return links == peers * (peers - 1) && treatment.degree() < peers - 1;
    }

    /** Links that tell the whole story: those after each rewiring, or the final ones. */
    public int size() {
        return log.isEmpty()
                ? finals.size()
                : log.stream().mapToInt(row -> row.after().size()).sum();
    }

    /** The last epoch in which a peer rewired; 0 where that is not known. */
    public int lastEpoch() {
        return log.stream().mapToInt(RewiringRow::epoch).max().orElse(0);
    }

    /** The links of each peer at the end of an epoch; the final ones where the rewirings are not known. */
    public Map<Integer, List<Link>> linksAfter(int epoch) {
        Map<Integer, List<Link>> links = new LinkedHashMap<>();
        if (log.isEmpty()) {
            Figures.groups(finals, FinalLink::peer)
                    .forEach((peer, rows) ->
                            links.put(peer, rows.stream().map(FinalLink::link).toList()));
        }
        for (RewiringRow row : log) {
            if (row.epoch() <= epoch) {
                links.put(row.peer(), row.after());
            }
        }
        return links;
    }

    /**
     * Peers whose links are drawn, the same in every epoch: all where there are few links, else some, by a hash of their number.
     * The page draws the same.
     */
    public List<Integer> drawnPeers() {
        List<Integer> drawn = new ArrayList<>();
        long links = (long) treatment.peers() * treatment.degree();
        for (int peer = 0; peer < treatment.peers(); peer++) {
            double place = Integer.toUnsignedLong((peer + 1) * 0x9E3779B1) / (double) (1L << 32);
            if (links <= MOST_LINKS || place < (double) SOME_LINKS / links) {
                drawn.add(peer);
            }
        }
        return drawn;
    }
}
