package egoist.node.cli;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.DatabaseSummary;
import egoist.protocol.message.DatabaseSync;
import egoist.protocol.message.JoinReply;
import egoist.protocol.message.Message;
import egoist.protocol.message.Nack;
import egoist.protocol.message.PathProbe;
import egoist.protocol.message.RttVector;
import egoist.protocol.message.SyncRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Messages as lines of the original client, as far as its packets are known: the packet's name, then {@code @} between fields,
 * {@code #} between nodes, {@code |} between neighbours and {@code *} before a cost. Kinds the original did not have keep
 * their own names.
 */
final class SeedText {
    private final SeenIds ids;

    SeedText(SeenIds ids) {
        this.ids = ids;
    }

    String of(Message message) {
        return switch (message.kind()) {
            case JOIN_REQUEST -> "REG";
            case LINK_CLOSE -> "TRD";
            case LEAVE -> "RMV";
            case JOIN_REPLY -> "OVER@" + nodes(((JoinReply) message).members());
            case ANNOUNCEMENT -> "UPT@" + announcement((Announcement) message);
            case DATABASE_SYNC -> "NET@" + database((DatabaseSync) message);
            case NACK -> "NACK@" + ((Nack) message).reason() + "@" + plain(((Nack) message).text());
            case SYNC_REQUEST -> "SYNC_REQUEST@" + nodes(((SyncRequest) message).origins());
            case DATABASE_SUMMARY -> "DATABASE_SUMMARY@" + summary((DatabaseSummary) message);
            case RTT_VECTOR -> "RTT_VECTOR@" + vector((RttVector) message);
            case PATH_PROBE -> "PATH_PROBE@" + path((PathProbe) message);
            default -> message.kind().name();
        };
    }

    private String nodes(int[] members) {
        return Arrays.stream(members).mapToObj(ids::brief).collect(Collectors.joining("#"));
    }

    private String announcement(Announcement announcement) {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < announcement.degree(); i++) {
            links.add(ids.brief(announcement.neighbour(i)) + "*" + announcement.cost(i));
        }
        return announcement.epoch() + ":" + announcement.sequence() + "@" + ids.brief(announcement.origin()) + "@"
                + (announcement.departed() ? "departed" : String.join("|", links));
    }

    private String database(DatabaseSync sync) {
        return Arrays.stream(sync.announcements()).map(this::announcement).collect(Collectors.joining("#"));
    }

    private String summary(DatabaseSummary summary) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < summary.origins().length; i++) {
            entries.add(ids.brief(summary.origins()[i]) + "*" + summary.epochs()[i] + ":" + summary.sequences()[i]);
        }
        return String.join("#", entries);
    }

    private String vector(RttVector vector) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < vector.targets().length; i++) {
            entries.add(ids.brief(vector.targets()[i]) + "*" + vector.costs()[i]);
        }
        return String.join("|", entries);
    }

    /** Who tries the path, and the peers on it; the one whose turn it is starred. */
    private String path(PathProbe probe) {
        List<String> peers = new ArrayList<>();
        for (int i = 0; i < probe.route().length; i++) {
            peers.add(ids.brief(probe.route()[i]) + (i == probe.position() ? "*" : ""));
        }
        return ids.brief(probe.origin()) + "@" + String.join("|", peers);
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
