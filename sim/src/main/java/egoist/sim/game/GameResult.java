package egoist.sim.game;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.List;

/**
 * How a game went.
 *
 * @param samples one per epoch played
 * @param converged whether the last epoch changed nothing in an unchanging world
 * @param wirings the final wiring of each peer
 * @param overlay the final links with their true costs
 * @param traceHash hash of every wiring installed, in order
 */
public record GameResult(
        List<EpochSample> samples, boolean converged, Wiring[] wirings, Overlay overlay, long traceHash) {}
