package egoist.sim.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.cli.SimCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is decided on stale, measured views must come to the same as what is decided on true costs, when nothing moves. */
class ProtocolModeTest {
    @TempDir
    private Path folder;

    private List<String[]> run(String scenario, String... settings) throws IOException {
        CommandLine commandLine = SimCli.commandLine();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        List<String> arguments = new ArrayList<>(
                List.of("run", "../scenarios/" + scenario, "--out", folder.toString(), "--format", "csv", "--quiet"));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        assertEquals(0, commandLine.execute(arguments.toArray(new String[0])), err.toString());
        return out.toString().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    @Test
    void convergesToTheGameWithinTwoPerCent() throws IOException {
        String[] policies = {"policies=[best-response]", "seeds=2"};
        double simulated = Double.parseDouble(run("staleness.yaml", policies).get(0)[5]);
        double played = Double.parseDouble(
                run("staleness.yaml", policies[0], policies[1], "mode=game").get(0)[5]);
        System.out.println("best response, n=50 k=5: protocol " + simulated + " ms, game " + played + " ms");
        assertEquals(played, simulated, 0.02 * played);
    }

    @Test
    void theSeedClientsDefaultsRun() throws IOException {
        List<String[]> rows = run("seed-client.yaml", "seeds=1", "duration=20m", "warmup=15m", "peers=30");
        assertEquals(2, rows.size());
        double oneSwap = Double.parseDouble(rows.get(0)[5]);
        double full = Double.parseDouble(rows.get(1)[5]);
        System.out.println(
                "seed client's settings, n=30 k=3: one swap " + oneSwap + " ms, best response " + full + " ms");
        assertEquals("0", rows.get(0)[12], "everyone is reachable");
        assertTrue(oneSwap < 1.2 * full, oneSwap + " against " + full);
    }
}
