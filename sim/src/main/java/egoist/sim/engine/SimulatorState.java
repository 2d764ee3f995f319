package egoist.sim.engine;

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
    static SimulatorState fresh(Simulator simulator, Setting setting, Network network) {
        EventQueue queue = new EventQueue();
        TraceHash trace = new TraceHash();
        Population nobody = new Population(simulator, setting, network);
        Post post = new Post(simulator, queue, trace, nobody, network, setting.seeds());
        return new SimulatorState(queue, trace, nobody, post, new Tickets(), new Rewirings(setting.peers()), 0);
    }
}
