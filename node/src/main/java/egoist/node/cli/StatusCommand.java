package egoist.node.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How the node is. */
@Command(
        name = "status",
        description = "How the node is; exits with 3 while it is not ready.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  egoist node status", "  egoist node status --wait 30 && echo ready"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class StatusCommand extends Reading {
    private static final long PAUSE_MILLIS = 250;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Wait so long for it to answer and to be ready.")
    private int waitSeconds;

    StatusCommand() {
        super("/v1/status");
    }

    @Override
    JsonNode fetch() {
        long deadline = System.nanoTime() + waitSeconds * 1_000_000_000L;
        while (true) {
            boolean last = System.nanoTime() >= deadline;
            try {
                JsonNode document = super.fetch();
                if (last || document.path("ready").asBoolean()) {
                    return document;
                }
            } catch (CommandException e) {
                if (last || e.exitCode() != ExitCodes.UNREACHABLE) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCodes.ERROR, "interrupted");
        }
    }

    @Override
    int exitCode(JsonNode document) {
        return document.path("ready").asBoolean() ? ExitCodes.OK : ExitCodes.NOT_READY;
    }

    @Override
    void print(JsonNode status, PrintWriter out) {
        String unit = status.path("unit").asString("");
        boolean ready = status.path("ready").asBoolean();
        line(
                out,
                "node",
                status.path("name").asString() + " (" + status.path("id").asString() + ")");
        line(
                out,
                "state",
                ready ? "ready" : "not ready: " + status.path("notReady").asString(""));
        line(
                out,
                "overlay",
                status.path("overlay").asString() + ", as "
                        + status.path("role").asString());
        line(out, "address", status.path("advertise").asString());
        line(out, "up", Texts.duration(status.path("uptimeSeconds").asLong()));
        if (status.path("role").asString("").equals("bootstrap")) {
            line(out, "members", status.path("members").asInt() + "; a bootstrap node has no links of its own");
        } else {
            wiring(status, unit, out);
        }
        if (status.path("insecure").asBoolean()) {
            line(out, "warning", "anyone may join this overlay: it runs without certificates and without a key");
        }
    }

    private static void wiring(JsonNode status, String unit, PrintWriter out) {
        line(
                out,
                "wiring",
                status.path("policy").asString() + " on "
                        + status.path("metric").asString() + ", k "
                        + status.path("k").asInt() + ", every "
                        + status.path("epochSeconds").asDouble() + " s");
        line(
                out,
                "links",
                status.path("outLinks").asInt() + " out, "
                        + status.path("inLinks").asInt() + " in, "
                        + status.path("counts").path("rewirings").asLong() + " rewirings, "
                        + status.path("doubtedLinks").asInt() + " of others doubted");
        line(
                out,
                "members",
                status.path("members").asInt() + ", measured "
                        + status.path("measured").asInt() + ", announced "
                        + status.path("announced").asInt());
        JsonNode cost = status.path("cost");
        line(
                out,
                "paths",
                "mean " + Texts.cost(cost.path("meanPath"), unit) + ", direct "
                        + Texts.cost(cost.path("meanDirect"), unit) + ", "
                        + cost.path("unreachable").asInt()
                        + " unreachable");
    }

    private static void line(PrintWriter out, String title, String text) {
        out.printf("%-9s%s%n", title, text);
    }
}
