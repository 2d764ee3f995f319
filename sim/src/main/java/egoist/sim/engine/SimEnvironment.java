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
    /** Knows how fast this peer's clock is; null if it is always right. */
    private final @Nullable Network clock;
    /** Changes what this peer says; null if it is honest. */
    private final @Nullable Liar liar;
    /** The present life, or null while there is none. */
    private @Nullable Peer peer;
    /** Number of lives begun. */
    private int lives;

    SimEnvironment(Simulator simulator, int id, @Nullable Network clock, @Nullable Liar liar) {
        this.simulator = simulator;
        this.id = id;
        this.clock = clock;
        this.liar = liar;
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
        return clock == null ? now : now + clock.aheadMicros(id, now);
    }

    @Override
    public void send(int to, Message message) {
        Message said = liar == null || peer == null ? message : liar.instead(message, peer);
        if (said != null) {
            simulator.send(id, to, said);
        }
    }

    @Override
    public void wake(Timer timer, long delayMicros) {
        simulator.wake(id, lives & 0xFFFF, timer, clock == null ? delayMicros : trueMicros(clock, delayMicros));
    }

    /** How long it really takes until this peer's clock, at its present rate, has gone on by {@code micros}. */
    private long trueMicros(Network drift, long micros) {
        int rate = MILLION + drift.driftPpm(id, simulator.nowMicros());
        return (micros * MILLION + rate - 1) / rate;
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
