package egoist.sim.game;

import egoist.protocol.overlay.Overlay;
import egoist.sim.measure.CostTable;

/**
 * The audit the paper sketches (EGOIST, CoNEXT 2008, section 3.4), with far ends as witnesses: where the two ends of a link
 * disagree about its cost, the end is believed that is in fewer disputes for each of its links. Who lies disagrees with nearly
 * everybody, who does not only with liars. Believing the far end always would let liars spoil the links of others.
 */
final class LinkAudit {
    private final Claims claims;
    private final CostTable world;
    private final long nowMicros;

    LinkAudit(Claims claims, CostTable world, long nowMicros) {
        this.claims = claims;
        this.world = world;
        this.nowMicros = nowMicros;
    }

    /** Links at the costs that are believed once both ends were heard. */
    Overlay believed(Overlay announced) {
        int peers = announced.peers();
        int[] disputes = new int[peers];
        int[] links = new int[peers];
        Overlay farEnds = new Overlay(peers, announced.stride());
        for (int from = 0; from < peers; from++) {
            int first = from * announced.stride();
            for (int link = first; link < first + announced.degree(from); link++) {
                int to = announced.targets()[link];
                int told = announced.costs()[link];
                int back = claims.farEnd(to, world.cost(to, from, nowMicros));
                boolean disputed = claims.disputed(told, back);
                farEnds.add(from, to, disputed ? back : told);
                links[from]++;
                links[to]++;
                disputes[from] += disputed ? 1 : 0;
                disputes[to] += disputed ? 1 : 0;
            }
        }
        Overlay believed = new Overlay(peers, announced.stride());
        for (int from = 0; from < peers; from++) {
            int first = from * announced.stride();
            for (int link = first; link < first + announced.degree(from); link++) {
                int to = announced.targets()[link];
                boolean farEndIsWorthMore = (long) disputes[to] * links[from] < (long) disputes[from] * links[to];
                believed.add(
                        from,
                        to,
                        farEndIsWorthMore ? farEnds.costs()[link] : announced.costs()[link]);
            }
        }
        return believed;
    }
}
