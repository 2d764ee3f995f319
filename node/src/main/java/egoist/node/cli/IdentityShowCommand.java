package egoist.node.cli;

import egoist.node.FileTrouble;
import egoist.node.config.NodeConfig;
import egoist.node.config.Secrets;
import egoist.node.identity.Identity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who a node is, from its key. */
@Command(
        name = "show",
        description = "The id, name and certificate of the node with this configuration; never its private key.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node identity show -c node.yaml", "  egoist node identity show -c node.yaml --format json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class IdentityShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin(name = ConfigOptions.MIXIN)
    private ConfigOptions options;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "For people, or for programs (default: ${DEFAULT-VALUE}).")
    private Reading.Layout format;

    @Override
    public Integer call() {
        Identity identity = identity(options.config());
        X509Certificate certificate = identity.certificate();
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", 1);
        document.put("id", identity.id().toString());
        document.put("name", identity.name());
        document.put("publicKey", HexFormat.of().formatHex(identity.publicKey()));
        document.put("certificateFrom", certificate.getNotBefore().toInstant().toString());
        document.put("certificateEnds", certificate.getNotAfter().toInstant().toString());
        document.put("issuer", certificate.getIssuerX500Principal().getName());
        PrintWriter out = spec.commandLine().getOut();
        if (format == Reading.Layout.JSON) {
            out.println(document);
        } else {
            document.properties().stream()
                    .filter(field -> !field.getKey().equals("version"))
                    .forEach(field -> out.printf(
                            "%-16s %s%n", field.getKey(), field.getValue().asString()));
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static Identity identity(NodeConfig config) {
        boolean none = config.security().keyStore() == null
                && !Files.exists(config.dataDirectory().resolve(Secrets.KEY_FILE));
        if (none) {
            throw new CommandException(
                    ExitCodes.ERROR,
                    "there is no key yet: no security.keystore is given, and no node was started with "
                            + config.dataDirectory());
        }
        try {
            return Secrets.identity(config);
        } catch (IOException e) {
            throw new CommandException(ExitCodes.ERROR, FileTrouble.text(e));
        }
    }
}
