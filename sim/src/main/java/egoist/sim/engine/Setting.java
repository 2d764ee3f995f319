package egoist.sim.engine;

import egoist.protocol.PeerConfig;
import egoist.sim.network.LinkCosts;
import egoist.sim.network.World;
import egoist.sim.random.SeedStreams;

/**
 * What a simulation is made from: all that happens in it follows from this.
 *
 * @param truth the true cost of each possible link, for those who look on; peers never see it
 */
public record Setting(
        PeerConfig config, int peers, Underlay underlay, LinkCosts truth, SeedStreams seeds, SimulatorOptions options) {
    /** Peers in the world of one replication, the true link costs being those of the peers' metric. */
    public static Setting of(PeerConfig config, World world, SeedStreams seeds, SimulatorOptions options) {
        return new Setting(
                config, world.peers(), Underlay.of(world), TrueCosts.of(config.metric(), world), seeds, options);
    }
}
