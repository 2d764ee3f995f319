package egoist.sim.experiment;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import egoist.sim.engine.Traffic;
import egoist.sim.game.EpochSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Observations} have seen so far: checkpoints hold it beside the simulation. */
final class Observed {
    final List<EpochSample> samples = new ArrayList<>();
    /** On the wire until the end of the warm-up. */
    Traffic warmup = new Traffic();
    /** Messages that had arrived by the end of the warm-up. */
    long warmupMessages;
    /** Links and their overlay at the last sample. */
    Wiring[] wirings;

    Overlay overlay;
    /** What peers get that route by what they know, where that was asked for. */
    @Nullable
    RoutingViews views;
    /** What peers pay where some misbehave. */
    final MisledCosts misled = new MisledCosts();

    Observed(int peers) {
        this.wirings = new Wiring[peers];
        Arrays.fill(wirings, Wiring.EMPTY);
        this.overlay = new Overlay(peers, 1);
    }
}
