package egoist.sim.engine;

import egoist.protocol.Environment;
import egoist.protocol.Peer;
import egoist.protocol.Timer;
import egoist.protocol.message.Message;
import egoist.protocol.policy.WiringProblem;
import org.jspecify.annotations.Nullable;

/** The world as one peer id sees it, through all its lives: who it is, whether it is there, and the way to the simulator. */
final class SimEnvironment implements Environment {
    private final Simulator simulator;
    private final int id;
    /** The present life, or null while there is none. */
    private @Nullable Peer peer;
    /** Number of lives begun. */
    private int lives;

    SimEnvironment(Simulator simulator, int id) {
        this.simulator = simulator;
        this.id = id;
    }

    int id() {
        return id;
    }

    @Nullable
    Peer peer() {
        return peer;
    }

    int lives() {
        return lives;
    }

    void begin(Peer life) {
        peer = life;
        lives++;
    }

    void end() {
        peer = null;
    }

    /** The present life if it is number {@code life} as a wake-up carries it, in 16 bits. */
    @Nullable
    Peer peerOf(int life) {
        return (lives & 0xFFFF) == life ? peer : null;
    }

    @Override
    public long nowMicros() {
        return simulator.nowMicros();
    }

    @Override
    public void send(int to, Message message) {
        simulator.send(id, to, message);
    }

    @Override
    public void wake(Timer timer, long delayMicros) {
        simulator.wake(this, timer, delayMicros);
    }

    @Override
    public void solve(WiringProblem problem) {
        simulator.solve(this, problem);
    }

    @Override
    public double localLoad() {
        return simulator.load(id);
    }
}
