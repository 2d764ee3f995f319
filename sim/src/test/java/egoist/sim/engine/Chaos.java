package egoist.sim.engine;

import static egoist.sim.engine.Simulations.SECOND;

import egoist.sim.churn.ChurnEvent;
import egoist.sim.fault.Fault;
import egoist.sim.fault.FaultModels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One chaotic run as data: so many peers, and troubles (faults, joins, departures) between 30 and 90 seconds. Everything
 * follows from the seed; a run with fewer troubles is the same run without them.
 */
record Chaos(long seed, int peers, List<Trouble> troubles) {
    /** After this nothing goes wrong any more. */
    static final long CALM_MICROS = 90 * SECOND;

    private static final long FROM_MICROS = 30 * SECOND;

    /** A fault or a churn event. */
    sealed interface Trouble {
        record Faulty(Fault fault) implements Trouble {
            @Override
            public String toString() {
                return fault.describe();
            }
        }

        record Churny(ChurnEvent event) implements Trouble {}
    }

    static Chaos of(long seed, int fewest, int most) {
        SplittableRandom random = new SplittableRandom(seed);
        int peers = random.nextInt(fewest, most + 1);
        List<Trouble> troubles = new ArrayList<>();
        int faults = random.nextInt(5);
        for (int i = 0; i < faults; i++) {
            troubles.add(new Trouble.Faulty(fault(random, peers)));
        }
        int departures = random.nextInt(1 + peers / 4);
        for (int i = 0; i < departures; i++) {
            int peer = random.nextInt(peers);
            long at = random.nextLong(FROM_MICROS, CALM_MICROS);
            boolean crash = random.nextBoolean();
            troubles.add(new Trouble.Churny(
                    new ChurnEvent(at, peer, crash ? ChurnEvent.Kind.CRASH : ChurnEvent.Kind.LEAVE)));
            if (random.nextBoolean()) {
                long back = random.nextLong(at, CALM_MICROS);
                troubles.add(new Trouble.Churny(new ChurnEvent(back, peer, ChurnEvent.Kind.JOIN)));
            }
        }
        return new Chaos(seed, peers, troubles);
    }

    private static Fault fault(SplittableRandom random, int peers) {
        List<String> names = FaultModels.registry().names().stream()
                .filter(name -> !name.equals("none"))
                .toList();
        String name = names.get(random.nextInt(names.size()));
        long from = random.nextLong(FROM_MICROS, CALM_MICROS);
        long until = random.nextLong(from, CALM_MICROS);
        Map<String, Object> values = new HashMap<>();
        values.put("from", from + "us");
        values.put("until", until + "us");
        values.put("peers", someOf(random, peers));
        switch (name) {
            case "loss" -> values.put("probability", random.nextDouble());
            case "reorder", "duplicate" -> {
                values.put("probability", random.nextDouble());
                values.put("by", random.nextLong(1, SECOND) + "us");
            }
            case "cut" -> values.put("to", someOf(random, peers));
            case "slow" -> values.put("by", random.nextLong(1, SECOND) + "us");
            case "drift" -> values.put("ppm", random.nextInt(-500, 501));
            default -> {}
        }
        return FaultModels.registry().get(name).create(values);
    }

    private static String someOf(SplittableRandom random, int peers) {
        switch (random.nextInt(3)) {
            case 0:
                return String.valueOf(random.nextInt(peers));
            case 1:
                int first = random.nextInt(peers);
                return first + "-" + random.nextInt(first, peers);
            default:
                return random.nextInt(5, 96) + "%/" + random.nextInt(100);
        }
    }

    Chaos with(List<Trouble> fewer) {
        return new Chaos(seed, peers, fewer);
    }

    Simulator simulator() {
        List<Fault> faults = new ArrayList<>();
        List<ChurnEvent> churn = new ArrayList<>();
        for (Trouble trouble : troubles) {
            if (trouble instanceof Trouble.Faulty faulty) {
                faults.add(faulty.fault());
            } else if (trouble instanceof Trouble.Churny churny) {
                churn.add(churny.event());
            }
        }
        churn.sort((a, b) -> Long.compare(a.atMicros(), b.atMicros()));
        churn.removeIf(event -> event.kind() == ChurnEvent.Kind.JOIN
                && churn.stream()
                        .noneMatch(other -> other.peer() == event.peer() && other.atMicros() < event.atMicros()));
        SimulatorOptions options = SimulatorOptions.DEFAULT
                .withJoinOver(5 * SECOND)
                .withDecision(150_000)
                .withFaults(faults)
                .withChurn(churn);
        return Simulations.simulator(new Plane(peers, seed), seed, options);
    }

    /** The troubles, one a line. */
    String describe() {
        StringBuilder text = new StringBuilder("seed " + seed + ", " + peers + " peers");
        for (Trouble trouble : troubles) {
            text.append("\n  ").append(trouble);
        }
        return text.toString();
    }
}
