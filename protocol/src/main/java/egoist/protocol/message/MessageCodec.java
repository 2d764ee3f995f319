package egoist.protocol.message;

/** Messages to protobuf and back, and their size on the wire. */
public final class MessageCodec {
    private MessageCodec() {}

    /**
     * Bytes this message takes on the wire between two nodes, its frame included: what {@code encode} would give, with three
     * conventions. Pings and pongs count as the 64-byte datagrams they travel in; an announcement nobody signed counts as
     * signed; and a chirp counts as its header, its packet train being the driver's to charge. Constant time for
     * announcements.
     */
    public static int wireBytes(Message message) {
        return WireSize.of(message);
    }
}
