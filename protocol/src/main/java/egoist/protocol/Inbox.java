package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.Chirp;
import egoist.protocol.message.ChirpReport;
import egoist.protocol.message.DatabaseSummary;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.JoinRequest;
import egoist.protocol.message.KeepAlive;
import egoist.protocol.message.Leave;
import egoist.protocol.message.LinkAccept;
import egoist.protocol.message.LinkClose;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.MessageHandler;
import egoist.protocol.message.Nack;
import egoist.protocol.message.PathEcho;
import egoist.protocol.message.PathProbe;
import egoist.protocol.message.Ping;
import egoist.protocol.message.Pong;
import egoist.protocol.message.ProbeReply;
import egoist.protocol.message.ProbeRequest;
import egoist.protocol.message.RttVector;
import egoist.protocol.message.RttVectorRequest;
import egoist.protocol.message.SyncRequest;
import java.util.Arrays;

/** Which collaborator of a peer each kind of message is for. */
final class Inbox implements MessageHandler {
    private final Peer peer;

    Inbox(Peer peer) {
        this.peer = peer;
    }

    @Override
    public void onJoinRequest(int from, JoinRequest message) {
        peer.membership.onJoinRequest(from, message);
    }

    @Override
    public void onJoinReply(int from, JoinReply message) {
        peer.membership.onJoinReply(message);
    }

    @Override
    public void onPing(int from, Ping message) {
        peer.environment.send(from, new Pong(message.sentMicros(), peer.prober.loadThousandths()));
        peer.membership.heard(from);
    }

    @Override
    public void onPong(int from, Pong message) {
        peer.prober.onAnswer(from, message.sentMicros(), message.loadThousandths(), 0, message.anew());
    }

    @Override
    public void onChirp(int from, Chirp message) {
        int load = peer.prober.loadThousandths();
        peer.environment.send(from, new ChirpReport(message.sentMicros(), message.estimateKbps(), load));
        peer.membership.heard(from);
    }

    @Override
    public void onChirpReport(int from, ChirpReport message) {
        peer.prober.onAnswer(from, message.sentMicros(), message.loadThousandths(), message.estimateKbps(), false);
    }

    @Override
    public void onLinkOpen(int from, LinkOpen message) {
        peer.partners.onLinkOpen(from, message);
    }

    @Override
    public void onLinkAccept(int from, LinkAccept message) {
        peer.partners.onLinkAccept(from, message);
    }

    @Override
    public void onLinkClose(int from, LinkClose message) {
        peer.partners.onLinkClose(from, message);
    }

    @Override
    public void onKeepAlive(int from, KeepAlive message) {
        peer.partners.onKeepAlive(from, message);
    }

    @Override
    public void onAnnouncement(int from, Announcement message) {
        peer.linkState.receive(from, message);
    }

    @Override
    public void onDatabaseSummary(int from, DatabaseSummary message) {
        peer.linkState.onSummary(from, message);
    }

    @Override
    public void onSyncRequest(int from, SyncRequest message) {
        peer.linkState.onSyncRequest(from, message);
    }

    @Override
    public void onDatabaseSync(int from, DatabaseSync message) {
        peer.linkState.onSync(from, message);
    }

    /** Meant for rosters; whoever leaves tells members by its departure announcement. */
    @Override
    public void onLeave(int from, Leave message) {}

    @Override
    public void onProbeRequest(int from, ProbeRequest message) {
        peer.membership.onProbeRequest(from, message.target());
    }

    @Override
    public void onProbeReply(int from, ProbeReply message) {
        peer.membership.onProbeReply(message.target());
    }

    @Override
    public void onRttVectorRequest(int from, RttVectorRequest message) {
        int[] targets = new int[message.targets().length];
        int[] costs = new int[targets.length];
        int count = 0;
        for (int target : message.targets()) {
            int cost = peer.prober.cost(target);
            if (cost >= 0) {
                targets[count] = target;
                costs[count++] = cost;
            }
        }
        peer.environment.send(from, new RttVector(Arrays.copyOf(targets, count), Arrays.copyOf(costs, count)));
    }

    /** For the driver, which asked on behalf of an application and sees the answer pass. */
    @Override
    public void onRttVector(int from, RttVector message) {}

    @Override
    public void onNack(int from, Nack message) {
        if (message.reason() == Nack.Reason.RETRY_AFTER) {
            peer.membership.onNack(message);
            peer.linkState.refused(from);
        } else {
            peer.partners.onNack(from, message);
        }
    }

    @Override
    public void onPathProbe(int from, PathProbe message) {
        peer.pathProber.onProbe(from, message);
    }

    @Override
    public void onPathEcho(int from, PathEcho message) {
        peer.pathProber.onEcho(from, message);
    }
}
