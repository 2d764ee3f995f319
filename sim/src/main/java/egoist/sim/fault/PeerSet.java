package egoist.sim.fault;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some peers, as text: {@code all}, ids and ranges like {@code 3,7,20-29}, or a share like {@code 10%}. Two shares name the
 * same peers, the smaller a part of the larger; {@code 10%/2} names others, drawn with another number.
 */
public final class PeerSet {
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%(?:/(\\d{1,9}))?");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private final String text;
    private final BitSet ids = new BitSet();
    /** Share of all peers, 0 to 1, when the text is one. */
    private final double share;

    private final long draw;

    private PeerSet(String text) {
        this.text = text;
        Matcher matcher = SHARE.matcher(text);
        if (text.equals("all")) {
            share = 1;
            draw = 0;
            return;
        }
        if (matcher.matches()) {
            share = Double.parseDouble(matcher.group(1)) / 100;
            draw = matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2));
            if (share > 1) {
                throw new IllegalArgumentException("'" + text + "' is more than all peers");
            }
            return;
        }
        share = 0;
        draw = 0;
        for (String part : text.split(",", -1)) {
            addRange(part.strip());
        }
    }

    private void addRange(String part) {
        Matcher matcher = RANGE.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no peers: write all, ids and ranges like 3,7,20-29, or a share like 10%");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (last < first) {
            throw new IllegalArgumentException("'" + part + "' runs backwards");
        }
        ids.set(first, last + 1);
    }

    /** @throws IllegalArgumentException if the text names no peers, saying what is allowed */
    public static PeerSet of(String text) {
        return new PeerSet(text);
    }

    /** Whether {@code peer} is one of them; the roster, a negative id, only if all are. */
    public boolean contains(int peer) {
        if (share == 0 || peer < 0) {
            return share == 1 || (peer >= 0 && ids.get(peer));
        }
        return share == 1 || (Transit.mix(draw * 0x9E3779B97F4A7C15L + peer + 1) >>> 11) * 0x1p-53 < share;
    }

    /** The greatest id named one by one or in a range; -1 if there is none, as with a share. */
    public int largestId() {
        return ids.length() - 1;
    }

    @Override
    public String toString() {
        return text;
    }
}
