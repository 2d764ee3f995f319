package egoist.node.driver;

import egoist.journal.JournaledPeer;
import egoist.protocol.Bootstrap;
import egoist.protocol.Environment;
import egoist.protocol.Peer;
import egoist.protocol.Timer;
import egoist.protocol.message.Message;
import egoist.protocol.overlay.Wiring;

/** What a driver drives: a peer, a peer that keeps a journal, or the roster. */
public interface Machine {
    void start();

    void receive(int from, Message message);

    void expire(Timer timer);

    void adopt(Wiring wiring);

    void leave();

    /** Makes one for a world. */
    interface Factory {
        Machine in(Environment world);
    }

    static Machine of(Peer peer) {
        return new Machine() {
            @Override
            public void start() {
                peer.start();
            }

            @Override
            public void receive(int from, Message message) {
                peer.receive(from, message);
            }

            @Override
            public void expire(Timer timer) {
                peer.expire(timer);
            }

            @Override
            public void adopt(Wiring wiring) {
                peer.adopt(wiring);
            }

            @Override
            public void leave() {
                peer.leave();
            }
        };
    }

    static Machine of(JournaledPeer peer) {
        return new Machine() {
            @Override
            public void start() {
                peer.start();
            }

            @Override
            public void receive(int from, Message message) {
                peer.receive(from, message);
            }

            @Override
            public void expire(Timer timer) {
                peer.expire(timer);
            }

            @Override
            public void adopt(Wiring wiring) {
                peer.adopt(wiring);
            }

            @Override
            public void leave() {
                peer.leave();
            }
        };
    }

    static Machine of(Bootstrap roster) {
        return new Machine() {
            @Override
            public void start() {
                roster.start();
            }

            @Override
            public void receive(int from, Message message) {
                roster.receive(from, message);
            }

            @Override
            public void expire(Timer timer) {
                roster.expire(timer);
            }

            @Override
            public void adopt(Wiring wiring) {
                throw new IllegalStateException("a roster never asks for a wiring");
            }

            @Override
            public void leave() {}
        };
    }
}
