package egoist.sim.network;

import java.util.List;

/**
 * The first peers of a larger placement.
 *
 * @param peers how many, at most as many as there are
 */
record FirstPeers(Placement all, int peers) implements Placement {
    @Override
    public int row(int peer) {
        return all.row(peer);
    }

    @Override
    public Place place(int peer) {
        return all.place(peer);
    }

    @Override
    public int oneWayMicros(int from, int to, long atMicros) {
        return all.oneWayMicros(from, to, atMicros);
    }

    @Override
    public boolean changes() {
        return all.changes();
    }

    @Override
    public List<String> notes() {
        return all.notes();
    }
}
