package egoist.sim.store;

import egoist.sim.experiment.Cell;
import egoist.sim.experiment.Experiment;
import egoist.sim.experiment.Replication;
import egoist.sim.network.World;
import egoist.sim.report.CellRows;
import egoist.sim.report.ResultFiles;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a finished cell, enough to write its part of every file.
 *
 * @param figures the replication without its detail
 * @param places rows of {@code peers.csv} for its world
 * @param notes what a reader should know about its world
 */
public record CellRecord(Replication figures, CellRows rows, List<List<String>> places, List<String> notes) {
    public CellRecord {
        places = List.copyOf(places);
        notes = List.copyOf(notes);
    }

    /** Runs a cell and keeps what is worth keeping of it; null if it was stopped. */
    public static @Nullable CellRecord run(Experiment experiment, Cell cell, BooleanSupplier stopped) {
        return experiment.run(
                cell, stopped, (replication, world) -> of(replication, world, experiment.popularity(cell)));
    }

    /**
     * What is kept of a replication and the world it was run in.
     *
     * @param popularity how much the others care for each peer on average, empty where all are cared for alike
     */
    private static CellRecord of(Replication replication, World world, double[] popularity) {
        return new CellRecord(
                replication.withoutDetail(),
                CellRows.of(replication),
                ResultFiles.placeRows(new WorldPlaces(world, world.rows(), popularity)),
                world.notes());
    }

    /** A world's places in the form the result files want. */
    private record WorldPlaces(World world, int[] rows, double[] popularities) implements ResultFiles.PeerPlaces {
        @Override
        public int peers() {
            return world.peers();
        }

        @Override
        public int row(int peer) {
            return rows[peer];
        }

        @Override
        public String name(int peer) {
            return world.place(peer).name();
        }

        @Override
        public double longitude(int peer) {
            return world.place(peer).longitudeDegrees();
        }

        @Override
        public double latitude(int peer) {
            return world.place(peer).latitudeDegrees();
        }

        @Override
        public double popularity(int peer) {
            return popularities.length == 0 ? Double.NaN : popularities[peer];
        }
    }
}
