package egoist.sim.report.figure;

import java.util.List;

/**
 * How the curves of a policy look, in every figure and on light and dark paper alike: colours that people who confuse some of
 * them still tell apart (after Okabe and Ito, toned so that all stand out on white and on black), and dashes and symbols for
 * prints without colour.
 *
 * @param color {@code #rrggbb}
 * @param dash lengths of stroke and gap in pixels, empty for a solid line
 * @param symbol {@code circle}, {@code rect}, {@code triangle} or {@code diamond}
 */
public record PolicyStyle(String color, List<Integer> dash, String symbol) {
    private static final List<PolicyStyle> STYLES = List.of(
            new PolicyStyle("#d55e00", List.of(), "circle"),
            new PolicyStyle("#2f86c9", List.of(8, 3), "rect"),
            new PolicyStyle("#009e73", List.of(3, 3), "triangle"),
            new PolicyStyle("#b565a7", List.of(10, 3, 2, 3), "diamond"),
            new PolicyStyle("#c08a00", List.of(6, 2), "circle"),
            new PolicyStyle("#3aa6b9", List.of(2, 2), "rect"),
            new PolicyStyle("#8c6d46", List.of(12, 4), "triangle"));
    private static final PolicyStyle MESH = new PolicyStyle("#808890", List.of(4, 4), "diamond");

    /**
     * The style of a policy: best response first, full mesh grey, the others by their place in the run.
     *
     * @param policies labels of all policies of the run, in order
     */
    public static PolicyStyle of(String policy, List<String> policies) {
        if (policy.equals("full-mesh")) {
            return MESH;
        }
        List<String> others =
                policies.stream().filter(label -> !label.equals("full-mesh")).toList();
        boolean hasBest = others.contains("best-response");
        if (hasBest && policy.equals("best-response")) {
            return STYLES.get(0);
        }
        int place = 0;
        for (String other : others) {
            if (other.equals(policy)) {
                break;
            }
            place += other.equals("best-response") ? 0 : 1;
        }
        return STYLES.get((place + (hasBest ? 1 : 0)) % STYLES.size());
    }
}
