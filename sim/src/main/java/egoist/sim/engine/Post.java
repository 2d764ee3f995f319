package egoist.sim.engine;

import egoist.protocol.Bootstrap;
import egoist.protocol.Peer;
import egoist.protocol.message.Chirp;
import egoist.protocol.message.Message;
import egoist.sim.random.SeedStreams;

/** Carries messages: charges them when they are sent, queues their arrival, and hands them to who is there then. */
final class Post {
    /** The roster's id as it travels, in 16 bits. */
    static final int ROSTER = Simulator.MAX_PEERS;

    private final EventQueue queue;
    private final TraceHash trace;
    private final Population population;
    private final Network network;
    private final InFlight inFlight;
    private final Traffic traffic = new Traffic();
    private final Bootstrap bootstrap;

    private long messages;
    private long repeats;
    private long strays;

    Post(
            Simulator simulator,
            EventQueue queue,
            TraceHash trace,
            Population population,
            Network network,
            SeedStreams seeds) {
        this.queue = queue;
        this.trace = trace;
        this.population = population;
        this.network = network;
        this.inFlight = new InFlight(population.size());
        this.bootstrap = new Bootstrap(new SimEnvironment(simulator, ROSTER, null, null), seeds.saved("bootstrap", -1));
    }

    Bootstrap bootstrap() {
        return bootstrap;
    }

    InFlight inFlight() {
        return inFlight;
    }

    Traffic traffic() {
        return traffic;
    }

    long messages() {
        return messages;
    }

    long repeats() {
        return repeats;
    }

    long strays() {
        return strays;
    }

    /** Sends a message from a peer or the roster, as {@code from} travels, to a peer or {@link Bootstrap#ID}. */
    void send(int from, int to, Message message) {
        int slot = inFlight.slot(message);
        traffic.add(inFlight.kind(slot), inFlight.forwards(slot, from), inFlight.wireBits(slot));
        long now = queue.nowMicros();
        long delay = network.delayMicros(from == ROSTER ? Bootstrap.ID : from, to, now);
        if (delay == Network.LOST) {
            traffic.addLost(inFlight.kind(slot));
            inFlight.freeIfIdle(slot);
            return;
        }
        long event = Events.arrival(slot, from, to == Bootstrap.ID ? ROSTER : to);
        inFlight.addCopy(slot);
        queue.push(now + delay, event);
        long repeat = network.repeatMicros();
        if (repeat != Network.LOST) {
            traffic.addRepeated(inFlight.kind(slot));
            inFlight.addCopy(slot);
            queue.push(now + repeat, event);
        }
    }

    /** A copy of the message in a slot arrives. */
    void arrive(int slot, int from, int to) {
        messages++;
        trace.add(queue.nowMicros(), Events.arrival(inFlight.kind(slot), from, to));
        if (to == ROSTER) {
            bootstrap.receive(from, inFlight.message(slot));
        } else if (inFlight.seen(slot, to)) {
            repeats++;
        } else {
            Peer peer = population.peer(to);
            if (peer == null) {
                strays++;
            } else {
                inFlight.markSeen(slot, to);
                peer.receive(from == ROSTER ? Bootstrap.ID : from, content(slot, from, to));
            }
        }
        inFlight.removeCopy(slot);
    }

    /** The message in a slot as it arrives: a chirp carries what its receiver's driver saw of the bandwidth. */
    private Message content(int slot, int from, int to) {
        Message message = inFlight.message(slot);
        return message instanceof Chirp chirp
                ? chirp.withEstimate(Math.max(0, network.bandwidthKbps(from, to, queue.nowMicros())))
                : message;
    }
}
