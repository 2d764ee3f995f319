package egoist.journal;

import egoist.protocol.LinkBias;
import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.IdMap;
import egoist.protocol.message.MalformedMessageException;
import egoist.protocol.message.Message;
import egoist.protocol.message.MessageCodec;
import egoist.protocol.message.Signatures;
import egoist.protocol.overlay.Wiring;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages and wirings as a journal writes them. */
final class JournalText {
    private static final char DONATED = '*';

    private final MessageCodec codec = new MessageCodec(new SmallIds(), Signatures.NONE);

    /** Names peers by their small ids, as 16 bytes. */
    private static final class SmallIds implements IdMap {
        @Override
        public byte[] globalId(int localId) {
            return ByteBuffer.allocate(GLOBAL_BYTES).putInt(localId).array();
        }

        @Override
        public int localId(byte[] globalId) {
            return ByteBuffer.wrap(globalId).getInt();
        }
    }

    String of(Message message) {
        return HexFormat.of().formatHex(codec.encode(unsigned(message)));
    }

    /** @throws IllegalArgumentException if it is no message */
    Message message(String hex) {
        try {
            Message message = codec.decode(HexFormat.of().parseHex(hex));
            if (message != null) {
                return message;
            }
        } catch (MalformedMessageException e) {
            throw new IllegalArgumentException("no message: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("a message of an unknown kind");
    }

    /** Without the bytes it came in, which name peers by global ids. */
    private static Message unsigned(Message message) {
        if (message instanceof Announcement announcement) {
            return unsigned(announcement);
        }
        if (message instanceof DatabaseSync sync) {
            return new DatabaseSync(
                    Arrays.stream(sync.announcements())
                            .map(JournalText::unsigned)
                            .toArray(Announcement[]::new),
                    sync.last());
        }
        return message;
    }

    private static Announcement unsigned(Announcement announcement) {
        int[] neighbours = new int[announcement.degree()];
        int[] costs = new int[announcement.degree()];
        boolean[] donated = new boolean[announcement.degree()];
        for (int i = 0; i < neighbours.length; i++) {
            neighbours[i] = announcement.neighbour(i);
            costs[i] = announcement.cost(i);
            donated[i] = announcement.donated(i);
        }
        int[] objectedOwners = new int[announcement.objections()];
        int[] objectedCosts = new int[announcement.objections()];
        for (int i = 0; i < objectedOwners.length; i++) {
            objectedOwners[i] = announcement.objectedOwner(i);
            objectedCosts[i] = announcement.objectedCost(i);
        }
        return new Announcement(
                        announcement.origin(),
                        announcement.epoch(),
                        announcement.sequence(),
                        announcement.departed(),
                        neighbours,
                        costs,
                        donated,
                        objectedOwners,
                        objectedCosts)
                .at(announcement.coordinate())
                .of(announcement.stay());
    }

    /** For example {@code 3 7* 9}; {@code none} for no links. */
    static String of(@Nullable Wiring wiring) {
        if (wiring == null || wiring.size() == 0) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < wiring.size(); i++) {
            text.append(i == 0 ? "" : " ").append(wiring.neighbour(i)).append(wiring.donated(i) ? "*" : "");
        }
        return text.toString();
    }

    /** {@code excluded}, or for example {@code +20000 x1500}: cost added after it was multiplied by thousandths. */
    static String of(LinkBias bias) {
        return bias.excluded() ? "excluded" : "+" + bias.addedCost() + " x" + bias.factorThousandths();
    }

    /** @throws IllegalArgumentException if it is no bias */
    static LinkBias bias(String text) {
        if (text.equals("excluded")) {
            return LinkBias.EXCLUDED;
        }
        int space = text.indexOf(" x");
        if (!text.startsWith("+") || space < 0) {
            throw new IllegalArgumentException("no bias: '" + text + "'");
        }
        int added = Integer.parseInt(text.substring(1, space));
        return new LinkBias(false, added, Integer.parseInt(text.substring(space + 2)));
    }

    /** @throws IllegalArgumentException if it is no wiring */
    static Wiring wiring(String text) {
        List<Integer> chosen = new ArrayList<>();
        List<Integer> donated = new ArrayList<>();
        if (!text.equals("none")) {
            for (String part : text.split(" ")) {
                boolean given = part.indexOf(DONATED) >= 0;
                int neighbour = Integer.parseInt(given ? part.substring(0, part.length() - 1) : part);
                (given ? donated : chosen).add(neighbour);
            }
        }
        return Wiring.of(
                chosen.stream().mapToInt(Integer::intValue).toArray(),
                donated.stream().mapToInt(Integer::intValue).toArray());
    }
}
