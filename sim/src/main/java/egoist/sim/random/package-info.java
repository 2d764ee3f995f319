/** Chance, reproducibly: named streams of random numbers that all follow from one scenario seed. */
@NullMarked
package egoist.sim.random;

import org.jspecify.annotations.NullMarked;
