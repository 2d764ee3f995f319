package egoist.node.cli;

import egoist.node.config.NodeConfig;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Looks for what would keep a node from working. */
@Command(
        name = "doctor",
        description = "Looks for what would keep a node with this configuration from working on this machine.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node doctor -c node.yaml", "  egoist node doctor --listen 0.0.0.0:61223 --format json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class DoctorCommand implements Callable<Integer> {
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
        NodeConfig config = options.config();
        List<Examination.Finding> findings = new Examination(config).findings();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Reading.Layout.JSON) {
            out.println(json(findings));
        } else {
            Columns columns = new Columns("result", "what", "finding");
            findings.forEach(finding -> columns.row(finding.verdict().label(), finding.what(), finding.text()));
            columns.print(out);
        }
        out.flush();
        boolean failed = findings.stream().anyMatch(finding -> finding.verdict() == Examination.Verdict.FAILED);
        return failed ? ExitCodes.ERROR : ExitCodes.OK;
    }

    private static ObjectNode json(List<Examination.Finding> findings) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", 1);
        ArrayNode array = document.putArray("findings");
        findings.forEach(finding -> array.addObject()
                .put("what", finding.what())
                .put("result", finding.verdict().label())
                .put("text", finding.text()));
        return document;
    }
}
