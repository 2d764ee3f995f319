package egoist.node.cli;

import egoist.node.FileTrouble;
import egoist.node.identity.CertificateAuthority;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes an authority. */
@Command(
        name = "create",
        description = "Makes the authority of an overlay: ca.p12 stays with you, ca.crt goes to every node.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist node ca create --overlay lab --out ca",
            "  egoist node ca create --overlay lab --out ca --days 730"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class CaCreateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--overlay",
            required = true,
            paramLabel = "NAME",
            description = "The overlay it certifies nodes of.")
    private String overlay;

    @Option(names = "--out", required = true, paramLabel = "DIRECTORY", description = "Where its files are written.")
    private Path directory;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "3650",
            description = "How long it is valid (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with the key store's password; a new one is made if left out.")
    private @Nullable Path passwordFile;

    @Override
    public Integer call() throws GeneralSecurityException {
        KeyFiles files = new KeyFiles(directory, "ca");
        if (!overlay.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new CommandException(
                    ExitCodes.USAGE, "--overlay must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        try {
            files.refuseToOverwrite();
            CertificateAuthority authority = CertificateAuthority.create(overlay, validity(days));
            authority.store(files.keyStore(), files.password(passwordFile));
            authority.writeCertificate(files.certificate());
        } catch (IOException e) {
            throw new CommandException(ExitCodes.ERROR, FileTrouble.text(e));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("made the authority of overlay " + overlay + ", valid " + days + " days");
        out.println("  keep safe, offline if you can:  " + files.keyStore() + " and its password file");
        out.println("  give to every node:             " + files.certificate());
        out.println("next: egoist node ca issue --ca " + directory + " --name n1 --out n1");
        return ExitCodes.OK;
    }

    static Duration validity(int days) {
        if (days < 1 || days > 36_500) {
            throw new CommandException(ExitCodes.USAGE, "--days must be 1 to 36500, not " + days);
        }
        return Duration.ofDays(days);
    }
}
