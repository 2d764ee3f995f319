package egoist.sim.application;

import egoist.sim.measure.Measured;
import java.util.List;

/** Something an overlay is good for, measured on a wiring that stands still. Implementations are pure. */
@FunctionalInterface
public interface Application {
    /** What it gets out of the overlay; nothing if it cannot be measured there. */
    List<Measured> measure(Surroundings setting);
}
