package egoist.node.cli;

import egoist.node.FileTrouble;
import egoist.node.config.Secrets;
import egoist.node.identity.CertificateAuthority;
import egoist.node.identity.Identity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a node's key and certificate. */
@Command(
        name = "issue",
        description = "Makes a key and a certificate for a node, and prints what to write into its configuration.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  egoist node ca issue --ca ca --name n1 --out n1",
            "  egoist node ca issue --ca ca --name n2 --out n2 --days 30"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class CaIssueCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--ca",
            required = true,
            paramLabel = "DIRECTORY",
            description = "Where 'ca create' wrote its files.")
    private Path authorityDirectory;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What people call the node.")
    private String name;

    @Option(names = "--out", required = true, paramLabel = "DIRECTORY", description = "Where the files are written.")
    private Path directory;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "How long the certificate is valid (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--ca-password-file",
            paramLabel = "FILE",
            description = "File with the authority's password (default: ca.password beside ca.p12).")
    private @Nullable Path authorityPasswordFile;

    @Override
    public Integer call() throws GeneralSecurityException {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new CommandException(
                    ExitCodes.USAGE, "--name must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        KeyFiles authorityFiles = new KeyFiles(authorityDirectory, "ca");
        KeyFiles files = new KeyFiles(directory, name);
        files.refuseToOverwrite();
        Identity identity;
        String overlay;
        try {
            Path passwordFile = authorityPasswordFile == null ? authorityFiles.passwordFile() : authorityPasswordFile;
            CertificateAuthority authority =
                    CertificateAuthority.load(authorityFiles.keyStore(), Secrets.password(passwordFile));
            overlay = authority.overlay();
            identity = authority.issue(name, CaCreateCommand.validity(days));
            identity.store(files.keyStore(), files.password(null));
            authority.writeCertificate(directory.resolve("ca.crt"));
        } catch (IOException e) {
            throw new CommandException(ExitCodes.ERROR, FileTrouble.text(e));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("# made node " + name + ", id " + identity.id() + ", valid " + days + " days; its configuration:");
        out.println("name: " + name);
        out.println("overlay:");
        out.println("  name: " + overlay);
        out.println("security:");
        out.println("  keystore: " + files.keyStore());
        out.println("  password-file: " + files.passwordFile());
        out.println("  truststore: " + directory.resolve("ca.crt"));
        return ExitCodes.OK;
    }
}
