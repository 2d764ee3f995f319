package egoist.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.metric.PathAlgebra;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What operators hold of others has a say in who is linked to, and in nothing else. */
class LinkBiasTest {
    private static final int PEERS = 12;

    private static int linked(TinyWorld world, int to) {
        return (int) Arrays.stream(world.alive())
                .filter(id -> id != to && world.peer(id).wiring().contains(to))
                .count();
    }

    private static int mostLinked(TinyWorld world) {
        int most = 0;
        for (int id = 1; id < PEERS; id++) {
            most = linked(world, id) > linked(world, most) ? id : most;
        }
        return most;
    }

    /** Everybody has the same operator, who changes its mind. */
    private static TinyWorld world(LinkBias[] held) {
        PeerConfig config = Configs.of(3, "ping", "2s", "ping-timeout", "1s", "epoch", "3s", "repair", "immediate")
                .withBias(id -> held[id]);
        TinyWorld world = new TinyWorld(PEERS, config, 4);
        world.joinAll();
        world.run(40);
        return world;
    }

    private static LinkBias[] nothing() {
        LinkBias[] held = new LinkBias[PEERS];
        Arrays.fill(held, LinkBias.NONE);
        return held;
    }

    @Test
    void theExcludedAreNotLinkedToNorSentOver() {
        LinkBias[] held = nothing();
        TinyWorld world = world(held);
        int popular = mostLinked(world);
        assertTrue(linked(world, popular) > 3);
        held[popular] = LinkBias.EXCLUDED;
        world.run(10);
        assertEquals(0, linked(world, popular));
        int other = popular == 0 ? 1 : 0;
        assertEquals(0, world.peer(other).countedLinks().degree(popular), "its links are nobody's paths");
        assertTrue(world.peer(popular).wiring().size() > 0, "it has links to those who exclude it");
        assertTrue(world.peer(popular).countedLinks().degree(popular) > 0, "and sends over them");
        held[popular] = LinkBias.NONE;
        world.run(20);
        assertTrue(linked(world, popular) > 0, "readmitted");
    }

    @Test
    void newcomersDoNotBeginWithTheExcluded() {
        LinkBias[] held = nothing();
        held[5] = LinkBias.EXCLUDED;
        TinyWorld world = new TinyWorld(PEERS, Configs.of(8, "epoch", "0s").withBias(id -> held[id]), 4);
        world.joinAll();
        world.run(20);
        assertEquals(0, linked(world, 5));
        assertEquals(8, world.peer(0).wiring().size());
    }

    @Test
    void linksToTheDislikedAreFewerAndCostWhatTheyCost() {
        LinkBias[] held = nothing();
        TinyWorld world = world(held);
        int popular = mostLinked(world);
        int before = linked(world, popular);
        held[popular] = new LinkBias(false, 300_000, 1000);
        world.run(20);
        assertTrue(linked(world, popular) < before, before + " links before, now " + linked(world, popular));
        int other = popular == 0 ? 1 : 0;
        assertEquals(world.delayMicros(other, popular), world.peer(other).linkCost(popular), 10, "as measured");
    }

    @Test
    void aBiasChangesACostWithinItsRange() {
        assertEquals(50_000, new LinkBias(false, 20_000, 1500).counted(20_000));
        assertEquals(0, new LinkBias(false, -20_000, 1000).counted(5_000));
        assertEquals(
                PathAlgebra.MAX_LINK_COST, new LinkBias(false, 10_000_000, 100_000).counted(PathAlgebra.MAX_LINK_COST));
        assertEquals(PathAlgebra.NO_LINK, new LinkBias(false, 10, 1000).counted(PathAlgebra.NO_LINK));
        assertEquals(PathAlgebra.NO_LINK, LinkBias.EXCLUDED.counted(5));
    }
}
