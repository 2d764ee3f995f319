package egoist.node;

import java.time.Duration;

/**
 * How much a node takes and how long it waits; every refusal is counted.
 *
 * @param members nodes it keeps records of
 * @param connections links open at a time
 * @param handshakes links not yet through their handshake
 * @param perAddress links and handshakes from one address
 * @param outboxBytes bytes waiting for one neighbour, after which it is too slow and disconnected
 * @param handshakeTime for TLS and the hello together
 * @param frameTime from the first byte of a frame to its last
 * @param silence after which a link nobody says anything on is closed; never less than three signs of life of the peer
 * @param writeTime for one write
 * @param controlBitsPerSecond what it sends at most, in bursts of {@code controlBurstBytes}
 * @param controlBurstBytes sent at once before the rate holds
 * @param verificationsPerSecond signatures it checks for one neighbour
 * @param joinsPerSecond newcomers it serves
 * @param clockSkew difference of clocks beyond which a newcomer is refused
 */
public record NodeLimits(
        int members,
        int connections,
        int handshakes,
        int perAddress,
        int outboxBytes,
        Duration handshakeTime,
        Duration frameTime,
        Duration silence,
        Duration writeTime,
        int controlBitsPerSecond,
        int controlBurstBytes,
        int verificationsPerSecond,
        int joinsPerSecond,
        Duration clockSkew) {
    /** The defaults. */
    public static final NodeLimits DEFAULT = new NodeLimits(
            4096,
            1024,
            64,
            16,
            1 << 20,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            512_000,
            1 << 20,
            200,
            10,
            Duration.ofSeconds(300));

    /** The same with records of so many nodes, and so many newcomers served in a second. */
    public NodeLimits withMembers(int most, int joins) {
        return new NodeLimits(
                most,
                connections,
                handshakes,
                perAddress,
                outboxBytes,
                handshakeTime,
                frameTime,
                silence,
                writeTime,
                controlBitsPerSecond,
                controlBurstBytes,
                verificationsPerSecond,
                joins,
                clockSkew);
    }

    /** The same with other bounds on connections: tests open many from one address. */
    public NodeLimits withConnections(int open, int shaking, int fromOneAddress) {
        return new NodeLimits(
                members,
                open,
                shaking,
                fromOneAddress,
                outboxBytes,
                handshakeTime,
                frameTime,
                silence,
                writeTime,
                controlBitsPerSecond,
                controlBurstBytes,
                verificationsPerSecond,
                joinsPerSecond,
                clockSkew);
    }

    /** The same with another rate of what it sends. */
    public NodeLimits withControl(int bitsPerSecond, int burstBytes) {
        return new NodeLimits(
                members,
                connections,
                handshakes,
                perAddress,
                outboxBytes,
                handshakeTime,
                frameTime,
                silence,
                writeTime,
                bitsPerSecond,
                burstBytes,
                verificationsPerSecond,
                joinsPerSecond,
                clockSkew);
    }

    /** The same with other deadlines. */
    public NodeLimits withTimes(Duration handshake, Duration frame, Duration silent, Duration write) {
        return new NodeLimits(
                members,
                connections,
                handshakes,
                perAddress,
                outboxBytes,
                handshake,
                frame,
                silent,
                write,
                controlBitsPerSecond,
                controlBurstBytes,
                verificationsPerSecond,
                joinsPerSecond,
                clockSkew);
    }
}
