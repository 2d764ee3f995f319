package egoist.protocol.message;

/**
 * Anything a peer sends. Immutable: one object may be delivered to any number of peers, also by several threads.
 *
 * <p>Peers are named by the small ids of the process they live in; {@link MessageCodec} maps these to global ids at the edge.
 * Arrays inside messages are read only for everyone.
 */
public sealed interface Message
        permits Announcement,
                Chirp,
                ChirpReport,
                DatabaseSummary,
                DatabaseSync,
                JoinReply,
                JoinRequest,
                KeepAlive,
                Leave,
                LinkAccept,
                LinkClose,
                LinkOpen,
                Nack,
                PathEcho,
                PathProbe,
                Ping,
                Pong,
                ProbeReply,
                ProbeRequest,
                RttVector,
                RttVectorRequest,
                SyncRequest {

    /** Calls the handler's method for this kind of message: a visitor, so a new kind breaks the build until it is handled. */
    void deliver(int from, MessageHandler handler);

    /** Which kind this is, for counters. */
    Kind kind();

    /** The kinds of messages, what each is for and which packet of the original client it descends from. */
    enum Kind {
        /** Newcomer to roster or any member: who is there? (REG) */
        JOIN_REQUEST,
        /** The answer: ids of members. (OVER) */
        JOIN_REPLY,
        /** Are you there, and how far? (the PingProtocol line) */
        PING,
        /** The echo of a ping, with the load of the peer that echoes. */
        PONG,
        /** A train of probes whose spacing tells the available bandwidth. */
        CHIRP,
        /** The answer to a chirp, with the estimate made on arrival. */
        CHIRP_REPORT,
        /** I want you as my out-neighbour. (a NEIGHBOR_CONNECTOR being connected) */
        LINK_OPEN,
        /** You have me. */
        LINK_ACCEPT,
        /** A link between us is no more. (TRD) */
        LINK_CLOSE,
        /** We are partners and I am alive. */
        KEEP_ALIVE,
        /** A peer's own links and their costs, flooded. (UPT) */
        ANNOUNCEMENT,
        /** Whose announcements I have, and how recent. */
        DATABASE_SUMMARY,
        /** Send me these, or everything. */
        SYNC_REQUEST,
        /** Announcements in bulk. (NET, in parts like SEG) */
        DATABASE_SYNC,
        /** I go; take me off the roster. (RMV, but only ever about oneself) */
        LEAVE,
        /** I cannot reach that peer; can you? */
        PROBE_REQUEST,
        /** I can. */
        PROBE_REPLY,
        /** What are your delays to these peers? */
        RTT_VECTOR_REQUEST,
        /** These are. */
        RTT_VECTOR,
        /** No, and why. (NACK) */
        NACK,
        /** Go along this path; whoever you pass, tell me. */
        PATH_PROBE,
        /** It passed here. */
        PATH_ECHO
    }
}
