package egoist.sim.cli;

import picocli.CommandLine.IVersionProvider;

/** What this build is: its version and the commit it was made from, as the build wrote them into the jar. */
final class Version implements IVersionProvider {
    /** The version, {@code development} outside a jar. */
    static String version() {
        String version = SimCli.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** The commit the jar was built from, or {@code unknown}; {@code -dirty} behind it where there were changes. */
    static String commit() {
        return System.getProperty("egoist.commit", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "egoist " + version() + " (commit " + commit() + ", Java "
                    + Runtime.version().feature() + ")"
        };
    }
}
