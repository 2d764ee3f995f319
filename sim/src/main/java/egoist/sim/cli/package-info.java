/** The command line {@code egoist sim}: arguments in, tables and files out. Start at {@link egoist.sim.cli.SimCli}. */
@NullMarked
package egoist.sim.cli;

import org.jspecify.annotations.NullMarked;
