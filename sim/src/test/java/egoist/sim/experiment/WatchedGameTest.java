package egoist.sim.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.sim.game.GameProgress;
import egoist.sim.game.GameWatch;
import egoist.sim.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who watches a game is told of each turn, between its beginning and its end. */
class WatchedGameTest {
    @TempDir
    private Path folder;

    private final List<GameProgress> seen = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private Replication run(String more) throws IOException {
        Path scenario = Files.writeString(folder.resolve("s.yaml"), """
                peers: 20
                k: 3
                policies: [best-response]
                seeds: 1
                network: {latency: euclidean}
                """ + more);
        Plan plan = Plans.of(new ScenarioReader().read(scenario, List.of()).orThrow());
        Cell cell = plan.cells().get(0);
        CellWatch watch = new CellWatch() {
            @Override
            public void began(Cell which) {
                told.add("began");
            }

            @Override
            public void ended(Cell which) {
                told.add("ended after " + seen.size());
            }

            @Override
            public GameWatch game(Cell which) {
                return seen::add;
            }
        };
        Replication run = new Experiment(Grid.of(plan), List.of(cell), 1, watch).run(cell, () -> false);
        return Objects.requireNonNull(run);
    }

    @Test
    void everyTurnOfEveryEpochIsTold() throws IOException {
        Replication run = run("");
        assertTrue(run.converged());
        assertEquals(20 * run.epochs(), seen.size());
        assertEquals(new GameProgress(run.epochs() - 1, 40, true, 20, 20, 0, 1), seen.get(seen.size() - 1));
        assertEquals(List.of("began", "ended after " + seen.size()), told);
        assertGrowing();
    }

    @Test
    void underMisbehaviourBothGamesCount() throws IOException {
        Replication run = run("misbehaviour: {share: 0.32, cost-factor: 2}\n");
        assertNotNull(run.measures());
        assertTrue(seen.stream().anyMatch(progress -> progress.before() == 0 && progress.share() <= 0.5));
        assertTrue(seen.stream().anyMatch(progress -> progress.before() == 1 && progress.share() > 0.5));
        assertGrowing();
    }

    private void assertGrowing() {
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i).share() >= seen.get(i - 1).share(), seen.get(i - 1) + " then " + seen.get(i));
        }
    }
}
