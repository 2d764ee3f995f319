package egoist.node;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Nodes in processes of their own: waits for what they are to agree on, and draws who is hit. */
final class Processes implements AutoCloseable {
    final List<NodeProcess> members = new ArrayList<>();
    private final List<NodeProcess> all = new ArrayList<>();
    private final SplittableRandom random;
    private final long seed;
    final Times times;

    Processes(long seed, Times times) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.times = times;
        System.out.println("seed " + seed);
    }

    /** The first is the bootstrap and no member. */
    void add(NodeProcess process) {
        if (!all.isEmpty()) {
            members.add(process);
        }
        all.add(process);
    }

    NodeProcess bootstrap() {
        return all.get(0);
    }

    void startAll() throws Exception {
        for (NodeProcess process : all) {
            process.start();
        }
    }

    void await(String what, int boundSeconds, BooleanSupplier condition) throws Exception {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > boundSeconds * Times.PATIENCE * 1_000_000_000L) {
                throw new AssertionError("seed " + seed + ": " + what + " did not happen in " + boundSeconds + " s\n"
                        + members.stream()
                                .map(member -> member.name + " " + member.get("/v1/status") + "\n" + member.tail())
                                .collect(Collectors.joining()));
            }
            Thread.sleep(50);
        }
        times.note(what, (System.nanoTime() - began) / 1_000_000, boundSeconds);
    }

    List<NodeProcess> living() {
        return members.stream().filter(NodeProcess::isAlive).toList();
    }

    /** Waits until all that live are ready and know of each other. */
    void whole(String what, int boundSeconds) throws Exception {
        whole(what, boundSeconds, living());
    }

    /** Waits until these are ready and know of each other, and of nobody else. */
    void whole(String what, int boundSeconds, List<NodeProcess> these) throws Exception {
        await(what, boundSeconds, () -> these.stream().allMatch(node -> node.alive() == these.size() && node.ready()));
    }

    List<NodeProcess> victims(int count) {
        List<NodeProcess> pool = new ArrayList<>(living());
        List<NodeProcess> victims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            victims.add(pool.remove(random.nextInt(pool.size())));
        }
        return victims;
    }

    /** Waits until no other has a link to any of these. */
    void unlinked(String what, int boundSeconds, List<NodeProcess> victims) throws Exception {
        List<NodeProcess> others = new ArrayList<>(living());
        others.removeAll(victims);
        await(
                what,
                boundSeconds,
                () -> others.stream()
                        .noneMatch(node -> victims.stream().anyMatch(victim -> node.linkedTo(victim.name))));
    }

    @Override
    public void close() {
        all.forEach(NodeProcess::close);
    }
}
