package egoist.protocol.policy.broadcast;

import egoist.protocol.metric.PathAlgebra;
import egoist.protocol.overlay.Overlay;
import egoist.protocol.policy.WiringProblem;
import java.util.Arrays;

/**
 * How much one peer can send to each other peer at most, by the links it chooses: maximum flows out of it over everybody's
 * links. What peers opened a link to it, it sends to in any case.
 *
 * <p>Choices are compared one link at a time: the flow over the other links is found once for each target, and carried on with
 * each candidate.
 */
final class FlowTable {
    /** What a window holds: links of cost c carry this over c. */
    private static final long WINDOW = 1L << 40;

    /** Peers that may be linked to, ascending. */
    final int[] hops;

    private final WiringProblem problem;
    private final Objective objective;
    private final int[] targets;
    private final MaxFlow flow;
    private final long[] untouched;
    private final int[] arcTo;

    FlowTable(WiringProblem problem, Objective objective) {
        this.problem = problem;
        this.objective = objective;
        this.hops = problem.linkable();
        this.targets = Arrays.stream(problem.members())
                .filter(peer -> peer != problem.self() && weight(peer) > 0)
                .toArray();
        Overlay overlay = problem.overlay();
        this.flow = new MaxFlow(overlay.peers());
        this.arcTo = new int[overlay.peers()];
        for (int from = 0; from < overlay.peers(); from++) {
            int start = from * overlay.stride();
            for (int link = start; from != problem.self() && link < start + overlay.degree(from); link++) {
                int to = overlay.targets()[link];
                if (to != problem.self()) {
                    flow.add(from, to, width(overlay.costs()[link]));
                }
            }
        }
        for (int hop : hops) {
            boolean openedHere =
                    !problem.current().contains(hop) && overlay.cost(hop, problem.self()) != PathAlgebra.NO_LINK;
            arcTo[hop] = flow.add(problem.self(), hop, openedHere ? width(problem.linkCosts()[hop]) : 0);
        }
        this.untouched = flow.capacities();
    }

    private int weight(int target) {
        int[] weights = problem.weights();
        return weights == null ? 1 : weights[target];
    }

    private long width(int linkCost) {
        return problem.algebra() == PathAlgebra.ADDITIVE ? WINDOW / Math.max(1, linkCost) : linkCost;
    }

    /** What is worth more to a peer that broadcasts. Targets that get nothing count before all else. */
    enum Objective {
        /** The least of the flows; of equal ones the larger sum. */
        MAX_MIN,
        /** The sum of the flows. */
        MAX_SUM
    }

    /** What links are worth: targets that get nothing, the least flow to a target, and the sum by preference. */
    record Worth(long missed, long least, double sum) {
        boolean betterThan(Worth other, Objective objective) {
            if (missed != other.missed) {
                return missed < other.missed;
            }
            if (objective == Objective.MAX_MIN && least != other.least) {
                return least > other.least;
            }
            return sum > other.sum;
        }
    }

    /** A hop to add to some links, and what they are worth with it. */
    record Choice(int hop, Worth worth) {}

    /** What links are worth. */
    Worth worth(int[] links) {
        Tally tally = new Tally();
        for (int target : targets) {
            open(links);
            tally.add(target, flow.augment(problem.self(), target));
        }
        return tally.worth();
    }

    /** The best hop to add to links; of equals the smallest id. There is one that is not among them. */
    Choice bestBeside(int[] links) {
        int[] others = Arrays.stream(hops)
                .filter(hop -> Arrays.binarySearch(links, hop) < 0)
                .toArray();
        Tally[] tallies = new Tally[others.length];
        Arrays.setAll(tallies, i -> new Tally());
        for (int target : targets) {
            open(links);
            long base = flow.augment(problem.self(), target);
            flow.mark();
            for (int i = 0; i < others.length; i++) {
                flow.rewind();
                openArc(others[i]);
                tallies[i].add(target, base + flow.augment(problem.self(), target));
            }
        }
        int best = 0;
        for (int i = 1; i < others.length; i++) {
            if (tallies[i].worth().betterThan(tallies[best].worth(), objective)) {
                best = i;
            }
        }
        return new Choice(others[best], tallies[best].worth());
    }

    private void open(int[] links) {
        flow.restore(untouched);
        for (int link : links) {
            openArc(link);
        }
    }

    /** Opens a link, unless the other side has already. */
    private void openArc(int hop) {
        int arc = arcTo[hop];
        if (untouched[arc] == 0) {
            flow.widen(arc, width(problem.linkCosts()[hop]));
        }
    }

    /** Adds up flows to one target after the other. */
    private final class Tally {
        private long missed;
        private long least = Long.MAX_VALUE;
        private double sum;

        void add(int target, long most) {
            missed += most == 0 ? 1 : 0;
            least = Math.min(least, most);
            sum += (double) weight(target) * most;
        }

        Worth worth() {
            return new Worth(missed, least, sum);
        }
    }
}
