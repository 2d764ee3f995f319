/**
 * One test for each claim of the EGOIST papers that can be stated as code. Those tagged {@code experiment} take minutes and
 * run with {@code ./mvnw verify -Pexperiments}; they print their figures.
 */
@NullMarked
package egoist.sim.paper;

import org.jspecify.annotations.NullMarked;
