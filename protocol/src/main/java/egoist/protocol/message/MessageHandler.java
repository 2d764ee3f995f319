package egoist.protocol.message;

/** One method per kind of message; see {@link Message.Kind} for what each is for. */
public interface MessageHandler {
    void onJoinRequest(int from, JoinRequest message);

    void onJoinReply(int from, JoinReply message);

    void onPing(int from, Ping message);

    void onPong(int from, Pong message);

    void onChirp(int from, Chirp message);

    void onChirpReport(int from, ChirpReport message);

    void onLinkOpen(int from, LinkOpen message);

    void onLinkAccept(int from, LinkAccept message);

    void onLinkClose(int from, LinkClose message);

    void onKeepAlive(int from, KeepAlive message);

    void onAnnouncement(int from, Announcement message);

    void onDatabaseSummary(int from, DatabaseSummary message);

    void onSyncRequest(int from, SyncRequest message);

    void onDatabaseSync(int from, DatabaseSync message);

    void onLeave(int from, Leave message);

    void onProbeRequest(int from, ProbeRequest message);

    void onProbeReply(int from, ProbeReply message);

    void onRttVectorRequest(int from, RttVectorRequest message);

    void onRttVector(int from, RttVector message);

    void onNack(int from, Nack message);

    void onPathProbe(int from, PathProbe message);

    void onPathEcho(int from, PathEcho message);
}
