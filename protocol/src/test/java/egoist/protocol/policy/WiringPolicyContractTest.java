package egoist.protocol.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import egoist.protocol.overlay.Wiring;
import egoist.protocol.parameter.Registry;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every registered policy owes its callers, tried on random problems. A new policy is tested on the day it is registered. */
class WiringPolicyContractTest {
    static Stream<Registry.Entry<WiringPolicy>> policies() {
        return WiringPolicies.registry().entries().stream();
    }

    /** A problem as drivers give it: of the degree the policy makes of the configured one. */
    private static WiringProblem problem(WiringPolicy policy, long seed) {
        WiringProblem problem = Problems.random(seed);
        return problem.withDegree(policy.degree(problem.degree(), problem.members().length));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void spendsNoMoreDirectedLinksThanConfigured(Registry.Entry<WiringPolicy> entry) {
        WiringPolicy policy = entry.create(Map.of());
        int each = policy.linkUse() == WiringPolicy.LinkUse.BOTH_WAYS ? 2 : 1;
        boolean mesh = policy.degree(2, 100) == 99;
        for (int k = 2; k < 12 && !mesh; k++) {
            assertTrue(each * policy.degree(k, 100) <= k, entry.name() + " spends more than " + k);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void remembersTheSameAndDecidesAlikeOnIt(Registry.Entry<WiringPolicy> entry) {
        WiringPolicy policy = entry.create(Map.of());
        for (long seed = 0; seed < 200; seed++) {
            WiringProblem first = problem(policy, seed);
            WiringProblem again = first;
            for (int turn = 0; turn < 4; turn++) {
                Wiring wiring = policy.choose(first);
                assertEquals(wiring, entry.create(Map.of()).choose(again), entry.name() + ", seed " + seed);
                assertTrue(wiring.size() <= first.degree(), entry.name() + ", seed " + seed + ": " + wiring);
                first = first.after(wiring, policy.remember(first, wiring));
                again = again.after(wiring, policy.remember(again, wiring));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void choosesALegalWiringAndTheSameOneTwice(Registry.Entry<WiringPolicy> entry) {
        WiringPolicy policy = entry.create(Map.of());
        for (long seed = 0; seed < 2_000; seed++) {
            WiringProblem problem = problem(policy, seed);
            String which = entry.name() + ", seed " + seed;
            Wiring wiring = policy.choose(problem);
            int[] linkable = problem.linkable();
            assertTrue(wiring.size() <= problem.degree(), () -> which + ": more than k links: " + wiring);
            for (int i = 0; i < wiring.size(); i++) {
                assertTrue(Arrays.binarySearch(linkable, wiring.neighbour(i)) >= 0, () -> which + ": " + wiring);
            }
            assertEquals(wiring, policy.choose(problem), which + ": another wiring the second time");
            assertEquals(wiring, entry.create(Map.of()).choose(problem), which + ": depends on the instance");
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void linksToEveryoneWhenThereAreNoMoreThanDegree(Registry.Entry<WiringPolicy> entry) {
        WiringPolicy policy = entry.create(Map.of());
        int tried = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            WiringProblem problem = problem(policy, seed);
            int[] linkable = problem.linkable();
            if (linkable.length <= problem.degree() && linkable.length > 0) {
                tried++;
                int[] chosen = policy.choose(problem).toArray();
                assertTrue(Arrays.equals(linkable, chosen), entry.name() + ", seed " + seed + ": left a link unused");
            }
        }
        assertTrue(tried > 50, "too few small problems: " + tried);
    }
}
