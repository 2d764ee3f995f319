/** JMH on the hot loops. Each class says in its comment what it shows and how to run it. */
@NullMarked
package egoist.benchmarks;

import org.jspecify.annotations.NullMarked;
