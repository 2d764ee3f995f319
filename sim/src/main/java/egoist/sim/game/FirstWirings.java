package egoist.sim.game;

import egoist.protocol.overlay.Overlay;
import egoist.protocol.overlay.Wiring;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The links a game starts with that another policy's game ended with. A peer of the second may have fewer links than the first
 * gave it, as links used both ways come from others too: it keeps those it chose itself and then the cheapest.
 */
final class FirstWirings {
    private FirstWirings() {}

    /**
     * A wiring for each peer.
     *
     * @param degree links a peer may have
     */
    static Wiring[] of(GameResult before, int degree) {
        return IntStream.range(0, before.wirings().length)
                .mapToObj(peer -> of(before.wirings()[peer], before.overlay(), peer, degree))
                .toArray(Wiring[]::new);
    }

    private static Wiring of(Wiring chosen, Overlay overlay, int peer, int degree) {
        int first = peer * overlay.stride();
        Comparator<Integer> mine = Comparator.comparing(at -> !chosen.contains(overlay.targets()[at]));
        int[] links = IntStream.range(first, first + overlay.degree(peer))
                .boxed()
                .sorted(mine.thenComparing(at -> overlay.costs()[at]).thenComparing(at -> overlay.targets()[at]))
                .limit(degree)
                .mapToInt(at -> overlay.targets()[at])
                .toArray();
        Arrays.sort(links);
        return Wiring.of(links);
    }
}
