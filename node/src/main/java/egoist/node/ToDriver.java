package egoist.node;

import egoist.node.driver.PeerDriver;
import egoist.node.transport.Delivery;
import egoist.protocol.message.Message;
import org.jspecify.annotations.Nullable;

/** Hands what comes in to the driver of the peer, which is made after the transport; what comes before that is dropped. */
final class ToDriver implements Delivery {
    private final Measured measured;
    private volatile @Nullable PeerDriver driver;

    /** Told of every answered ping. */
    interface Measured {
        void roundTrip(int from, long micros);
    }

    ToDriver(Measured measured) {
        this.measured = measured;
    }

    void connect(PeerDriver made) {
        driver = made;
    }

    @Override
    public void message(int from, Message message) {
        PeerDriver made = driver;
        if (made != null) {
            made.message(from, message);
        }
    }

    @Override
    public void pong(int from, long roundTripMicros, int loadThousandths, boolean anew) {
        PeerDriver made = driver;
        if (made != null) {
            made.pong(from, roundTripMicros, loadThousandths, anew);
            measured.roundTrip(from, roundTripMicros);
        }
    }

    @Override
    public void partnerLost(int local) {
        PeerDriver made = driver;
        if (made != null) {
            made.partnerLost(local);
        }
    }
}
