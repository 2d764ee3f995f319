package egoist.sim.engine;

import egoist.protocol.Environment;
import egoist.protocol.Peer;
import egoist.protocol.Timer;
import egoist.protocol.message.Message;
import egoist.protocol.policy.WiringProblem;
import org.jspecify.annotations.Nullable;

/** The world as one peer id sees it, through all its lives: who it is, whether it is there, and the way to the simulator. */
final class SimEnvironment implements Environment {
    private static final int MILLION = 1_000_000;

    private final Simulator simulator;
    private final int id;
    /** By how many millionths this peer's clock is fast. */
    private final int driftPpm;
    /** The present life, or null while there is none. */
    private @Nullable Peer peer;
    /** Number of lives begun. */
    private int lives;

    SimEnvironment(Simulator simulator, int id, int driftPpm) {
        this.simulator = simulator;
        this.id = id;
        this.driftPpm = driftPpm;
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
        long now = simulator.nowMicros();
        return driftPpm == 0 ? now : now + now / MILLION * driftPpm + now % MILLION * driftPpm / MILLION;
    }

    @Override
    public void send(int to, Message message) {
        simulator.send(id, to, message);
    }

    @Override
    public void wake(Timer timer, long delayMicros) {
        int rate = MILLION + driftPpm;
        simulator.wake(
                id, lives & 0xFFFF, timer, driftPpm == 0 ? delayMicros : (delayMicros * MILLION + rate - 1) / rate);
    }

    @Override
    public void solve(WiringProblem problem) {
        simulator.solve(id, lives & 0xFFFF, problem);
    }

    @Override
    public double localLoad() {
        return simulator.load(id);
    }
}
