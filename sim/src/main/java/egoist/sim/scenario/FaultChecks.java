package egoist.sim.scenario;

import egoist.config.KeyPath;
import egoist.config.Problem;
import egoist.config.Section;
import egoist.config.Selection;
import egoist.protocol.parameter.Durations;
import egoist.sim.fault.PeerSet;
import java.util.Collections;
import java.util.List;

/** What the {@code faults:} of a scenario must satisfy beside each other and with the rest of it. */
final class FaultChecks {
    /** Parameters of faults that name peers. */
    private static final List<String> PEER_SETS = List.of("peers", "to");

    private final Section scenario;
    private final List<Problem> problems;

    private FaultChecks(Section scenario, List<Problem> problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    static void check(Section scenario, List<Problem> problems) {
        if (scenario.sound("faults") && scenario.sound("mode")) {
            new FaultChecks(scenario, problems).check();
        }
    }

    private void check() {
        List<Selection> faults = scenario.selections("faults");
        boolean any = faults.stream().anyMatch(fault -> !fault.name().equals("none"));
        if (any && scenario.parameters().choice("mode").equals("game")) {
            problems.add(scenario.problem(
                    ScenarioCodes.NEEDS_PROTOCOL_MODE,
                    "faults",
                    "nothing can go wrong with messages and clocks in mode game, which has none",
                    "set 'mode: protocol', or leave 'faults' out"));
            return;
        }
        for (int i = 0; i < faults.size(); i++) {
            happens(faults.get(i), i);
            for (String key : PEER_SETS) {
                peersExist(faults.get(i), i, key);
            }
        }
    }

    private void happens(Selection fault, int position) {
        Object from = fault.values().get("from");
        if (from == null || !scenario.sound("duration")) {
            return;
        }
        long duration = scenario.parameters().micros("duration");
        if (Durations.micros(from.toString()) >= duration) {
            add(position, "from", "a fault from " + from + " on never happens in a run of " + Durations.text(duration));
        }
    }

    private void peersExist(Selection fault, int position, String key) {
        Object text = fault.values().get(key);
        if (text == null || !scenario.sound("peers")) {
            return;
        }
        int peers = Collections.min(scenario.sweep("peers"));
        int largest = PeerSet.of(text.toString()).largestId();
        if (largest >= peers) {
            add(
                    position,
                    key,
                    "there is no peer " + largest + " among " + peers + ", whose ids are 0 to " + (peers - 1));
        }
    }

    private void add(int position, String key, String message) {
        KeyPath path = KeyPath.ROOT.child("faults").child(position).child(key);
        problems.add(Problem.of(ScenarioCodes.IDLE_FAULT, scenario.origin("faults", position, key), path, message));
    }
}
