package egoist.sim.engine;

import egoist.protocol.PeerConfig;
import egoist.sim.random.SeedStreams;

/** All that changes while a simulation goes on; everything else follows from what it is made from. */
record SimulatorState(
        EventQueue queue,
        TraceHash trace,
        Population population,
        Post post,
        Tickets tickets,
        Rewirings rewirings,
        long events) {

    /** The state before anything happened. */
    static SimulatorState fresh(Simulator simulator, PeerConfig config, int peers, Network network, SeedStreams seeds) {
        EventQueue queue = new EventQueue();
        TraceHash trace = new TraceHash();
        Population nobody = new Population(simulator, config, peers, network, seeds);
        Post post = new Post(simulator, queue, trace, nobody, network, seeds);
        return new SimulatorState(queue, trace, nobody, post, new Tickets(), new Rewirings(peers), 0);
    }
}
