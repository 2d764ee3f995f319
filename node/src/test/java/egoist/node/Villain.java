package egoist.node;

import egoist.protocol.Environment;
import egoist.protocol.Timer;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.JoinRequest;
import egoist.protocol.message.LinkOpen;
import egoist.protocol.message.Message;
import egoist.protocol.message.SyncRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * The world of a node with good credentials that does everything at once, beside the lies of {@link Liar}: it passes on old
 * announcements again and again, floods its partners with requests and new announcements of its own, speaks in the name of others, and jumps
 * to huge numbers. It keeps doing so after it was shut out and let in again.
 */
final class Villain extends Liar {
    private static final int KEPT = 64;
    private static final int REPLAYS = 20;
    private static final int REQUESTS = 10;
    private static final int FORGED_COST_MICROS = 500;
    private static final long HUGE = 1L << 31;

    private final Map<Integer, Announcement> heard = new TreeMap<>();
    private final ArrayDeque<Announcement> old = new ArrayDeque<>();
    private final List<Integer> partners = new ArrayList<>();
    private long turns;
    /** Bad messages sent so far, read by the test. */
    final AtomicLong sins = new AtomicLong();

    Villain(Environment world) {
        super(world);
    }

    @Override
    public void send(int to, Message message) {
        if (message instanceof Announcement announcement && announcement.origin() != 0) {
            Announcement before = heard.put(announcement.origin(), announcement);
            if (before != null && before != announcement) {
                old.addLast(before);
                if (old.size() > KEPT) {
                    old.removeFirst();
                }
            }
        }
        if (to > 0 && message instanceof LinkOpen && !partners.contains(to)) {
            partners.add(to);
        }
        super.send(to, message);
    }

    /** With each wake-up one kind of misdeed, against all partners. */
    @Override
    public void wake(Timer timer, long delayMicros) {
        world.wake(timer, delayMicros);
        IntConsumer misdeed = switch ((int) (turns++ % 5)) {
            case 0 -> this::replay;
            case 1 -> this::flood;
            case 2 -> this::forge;
            case 3 -> this::jump;
            default -> this::ask;
        };
        List.copyOf(partners).forEach(misdeed::accept);
    }

    private void sin(int to, Message message) {
        sins.incrementAndGet();
        world.send(to, message);
    }

    private void replay(int to) {
        old.stream().limit(REPLAYS).forEach(announcement -> sin(to, announcement));
    }

    private void flood(int to) {
        for (int i = 0; i < REPLAYS; i++) {
            sin(to, own(turns * REPLAYS + i));
        }
    }

    /** Signed by its own key, as it has no other. */
    private void forge(int to) {
        for (Announcement one : List.copyOf(heard.values())) {
            if (one.origin() != to) {
                int[] costs = new int[one.degree()];
                java.util.Arrays.fill(costs, FORGED_COST_MICROS);
                int[] neighbours = new int[one.degree()];
                java.util.Arrays.setAll(neighbours, one::neighbour);
                sin(
                        to,
                        new Announcement(
                                one.origin(),
                                one.epoch(),
                                one.sequence() + 1,
                                false,
                                neighbours,
                                costs,
                                new boolean[costs.length]));
                return;
            }
        }
    }

    private void jump(int to) {
        sin(to, own(turns % 2 == 0 ? HUGE : HUGE - 1));
    }

    private void ask(int to) {
        for (int i = 0; i < REQUESTS; i++) {
            sin(to, new SyncRequest(new int[0]));
            sin(to, new JoinRequest(true));
        }
    }

    private Announcement own(long sequence) {
        int[] neighbours =
                partners.stream().mapToInt(Integer::intValue).sorted().toArray();
        int[] costs = new int[neighbours.length];
        java.util.Arrays.fill(costs, FORGED_COST_MICROS);
        long epoch = world.nowMicros() << 10;
        return new Announcement(0, epoch, sequence, false, neighbours, costs, new boolean[neighbours.length]);
    }
}
