package egoist.sim.report.trace;

import egoist.sim.report.Numbers;
import egoist.sim.report.figure.Span;
import egoist.sim.report.results.Link;
import egoist.sim.report.results.ResultFolder;
import egoist.sim.report.results.ResultRows.PeerPlace;
import egoist.sim.report.results.ResultRows.RewiringRow;
import egoist.sim.report.results.Treatment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one peer of a run held, weighed and did, told from {@code rewirings.csv}. The links of everybody else are replayed up to
 * each moment; what the peer's own links are worth is worked out again from them and told only where it agrees with what the
 * run wrote down, which it need not where link costs changed in between.
 */
public final class PeerStory {
    private final Treatment treatment;
    private final int peer;
    private final Map<Integer, String> places;
    private final List<RewiringRow> log;
    private final String unit;

    private PeerStory(Treatment treatment, int peer, Map<Integer, String> places, List<RewiringRow> log) {
        this.treatment = treatment;
        this.peer = peer;
        this.places = places;
        this.log = log;
        String name = Treatment.unit(treatment.metric());
        this.unit = name.isEmpty() ? "" : " " + name;
    }

    /** The treatments whose rewirings a run wrote down, in its order. */
    public static List<Treatment> known(ResultFolder folder) {
        return folder.rewirings().stream()
                .map(RewiringRow::treatment)
                .distinct()
                .toList();
    }

    /**
     * The story of a peer, a paragraph per rewiring, from one virtual time to another.
     *
     * @param treatment one of {@link #known}
     * @param peer 0 to n-1
     * @throws IllegalArgumentException if there is no such peer
     */
    public static List<String> of(
            ResultFolder folder, Treatment treatment, int peer, double fromSeconds, double toSeconds) {
        if (peer < 0 || peer >= treatment.peers()) {
            throw new IllegalArgumentException(
                    "there is no peer " + peer + "; the peers are 0 to " + (treatment.peers() - 1));
        }
        List<RewiringRow> log = folder.rewirings().stream()
                .filter(row -> row.treatment().equals(treatment))
                .toList();
        int seed = log.isEmpty() ? 0 : log.get(0).seed();
        Map<Integer, String> places = folder.places().stream()
                .filter(place -> place.peers() == treatment.peers() && place.seed() == seed)
                .filter(place -> place.point().equals(treatment.point()))
                .filter(place -> !place.name().isEmpty())
                .collect(Collectors.toMap(PeerPlace::peer, PeerPlace::name));
        return new PeerStory(treatment, peer, places, log).tell(fromSeconds, toSeconds);
    }

    private List<String> tell(double fromSeconds, double toSeconds) {
        List<String> story = new ArrayList<>();
        Map<Integer, List<Link>> links = new HashMap<>();
        for (RewiringRow row : log) {
            if (row.peer() == peer && row.timeSeconds() >= fromSeconds && row.timeSeconds() <= toSeconds) {
                story.add(paragraph(row, links));
            }
            links.put(row.peer(), row.after());
        }
        story.add(closing(links, fromSeconds, toSeconds, story.size()));
        return story;
    }

    private String paragraph(RewiringRow row, Map<Integer, List<Link>> others) {
        StringBuilder text = new StringBuilder();
        text.append(
                row.epoch() == 0 ? "At the start" : "Epoch " + row.epoch() + ", by " + Span.text(row.timeSeconds()));
        text.append(": peer ").append(name(peer));
        if (row.before().isEmpty()) {
            text.append(" had no links");
        } else {
            text.append(" held ").append(list(row.before())).append(" and had ").append(standing(row, true));
        }
        text.append(". ").append(cause(row)).append(' ').append(change(row));
        if (row.epoch() > 0 || !row.after().isEmpty()) {
            text.append(" That gave it ")
                    .append(standing(row, false))
                    .append(worth(row))
                    .append('.');
        }
        OwnPaths before = OwnPaths.of(treatment, peer, row.before(), others);
        OwnPaths after = OwnPaths.of(treatment, peer, row.after(), others);
        if (before.agrees(row.costBefore(), row.unreachableBefore())
                && after.agrees(row.costAfter(), row.unreachableAfter())) {
            text.append(after.shares(this::name)).append(after.gains(before, this::name, unit));
        }
        return text.toString();
    }

    private String cause(RewiringRow row) {
        return switch (row.cause()) {
            case "start" -> "It was given its first links at random.";
            case "choice" -> "Its turn came, it saw everybody's links, and " + treatment.policy() + " chose.";
            case "ring" ->
                "The links everybody had chosen were checked for holding together, and the donated ring"
                        + " changed; this is no choice of the peer's own.";
            default -> "Between two observations its links changed, by decisions, joins or losses.";
        };
    }

    private String change(RewiringRow row) {
        List<Link> gone = without(row.before(), row.after());
        List<Link> come = without(row.after(), row.before());
        if (gone.isEmpty() && come.isEmpty()) {
            return "It kept its links; which of them are donated changed.";
        }
        return "It " + (gone.isEmpty() ? "" : "dropped " + list(gone))
                + (gone.isEmpty() || come.isEmpty() ? "" : " and ") + (come.isEmpty() ? "" : "linked to " + list(come))
                + ".";
    }

    private static List<Link> without(List<Link> links, List<Link> others) {
        return links.stream()
                .filter(link -> others.stream().noneMatch(other -> other.neighbour() == link.neighbour()))
                .toList();
    }

    private String standing(RewiringRow row, boolean before) {
        double cost = before ? row.costBefore() : row.costAfter();
        int lost = before ? row.unreachableBefore() : row.unreachableAfter();
        return "a cost of " + digits(cost) + unit
                + (lost == 0 ? "" : " with " + lost + (lost == 1 ? " peer" : " peers") + " out of reach");
    }

    private String worth(RewiringRow row) {
        double change = (row.costAfter() - row.costBefore()) / row.costBefore();
        if (row.before().isEmpty() || Double.isNaN(change) || Double.isInfinite(change)) {
            return "";
        }
        if (change == 0) {
            return ", as good as before";
        }
        boolean better = change > 0 == treatment.widerIsBetter();
        return ", " + Numbers.fixed(Math.abs(change) * 100, Math.abs(change) < 0.001 ? 4 : 1) + " % "
                + (better ? "better" : "worse");
    }

    private String closing(Map<Integer, List<Link>> links, double fromSeconds, double toSeconds, int told) {
        String until = Double.isInfinite(toSeconds) ? " to the end" : " to " + Span.text(toSeconds);
        String span = (fromSeconds <= 0 ? "from the start" : "from " + Span.text(fromSeconds)) + until;
        String count =
                told == 0 ? "Peer " + name(peer) + " changed nothing " : told + (told == 1 ? " change " : " changes ");
        List<Link> last = links.getOrDefault(peer, List.of());
        return count + span + ". At the end of the run it holds " + (last.isEmpty() ? "no links" : list(last)) + ".";
    }

    private String name(int id) {
        String place = places.get(id);
        return place == null ? Integer.toString(id) : id + " (" + place + ")";
    }

    private String list(List<Link> links) {
        return links.stream()
                .map(link -> name(link.neighbour())
                        + (link.donated() ? ", donated" : "")
                        + (Double.isNaN(link.cost()) ? "" : " at " + digits(link.cost()) + unit))
                .collect(Collectors.joining("; "));
    }

    static String digits(double value) {
        return Numbers.fixed(value, Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 2 : 4);
    }
}
