package egoist.protocol;

/**
 * Where peers stand on the ring that k-regular wirings and donated links follow. All peers of an overlay must see them in one
 * order, so live nodes, whose small ids differ from process to process, go by what they all know each other by.
 */
@FunctionalInterface
public interface RingOrder {
    /** The order of small ids, for peers that share them. */
    RingOrder BY_ID = id -> id;

    /** A number for that peer, no two alike; the ring runs upwards. */
    long place(int id);
}
