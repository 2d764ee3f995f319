package egoist.node;

import egoist.config.Nearest;
import egoist.node.view.Member;
import egoist.protocol.LinkBias;
import egoist.protocol.parameter.Durations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom the operator wants no link to, or values links to otherwise than they were measured. Nodes are meant by the first digits of their
 * ids, or by their names, which they choose themselves.
 */
public final class LinkRules {
    /** None. */
    public static final LinkRules NONE = new LinkRules(List.of());

    private static final Pattern ADDED = Pattern.compile("([+-])(.+)");
    private static final Pattern FACTOR = Pattern.compile("x([0-9]{1,3}(\\.[0-9]{1,3})?)");
    private static final int FEWEST_DIGITS = 4;
    private static final int LEAST_THOUSANDTHS = 10;
    private static final int MOST_THOUSANDTHS = 100_000;
    private static final int THOUSAND_DIGITS = 3;
    private static final long MOST_ADDED = 10_000_000;
    private static final String WRITTEN = "write the node, '=', and +20ms, -5ms or x1.5";

    private final List<Rule> rules;

    private record Rule(String whom, LinkBias bias, String text) {
        private boolean isAbout(String id, String name) {
            return name.equals(whom) || (whom.length() >= FEWEST_DIGITS && id.startsWith(whom));
        }
    }

    private LinkRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Rules as settings spell them.
     *
     * @param exclude nodes, separated by commas
     * @param bias {@code n3=+20ms, n5=x1.5}
     * @throws IllegalArgumentException saying what is wrong
     */
    public static LinkRules of(String exclude, String bias) {
        List<Rule> rules = new ArrayList<>();
        for (String whom : excluded(exclude)) {
            rules.add(new Rule(whom, LinkBias.EXCLUDED, "excluded"));
        }
        for (String entry : parts(bias)) {
            int equals = entry.lastIndexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + entry + "' names no bias: " + WRITTEN);
            }
            String text = entry.substring(equals + 1).strip();
            rules.add(new Rule(entry.substring(0, equals).strip(), bias(text), text));
        }
        return new LinkRules(rules);
    }

    /** @throws IllegalArgumentException saying what is wrong */
    private static List<String> excluded(String text) {
        List<String> nodes = parts(text);
        for (String node : nodes) {
            if (node.indexOf('=') >= 0) {
                throw new IllegalArgumentException("'" + node + "': whom to exclude is a name or the digits of an id");
            }
        }
        return nodes;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static LinkBias bias(String text) {
        Matcher factor = FACTOR.matcher(text);
        if (factor.matches()) {
            int thousandths = new BigDecimal(factor.group(1))
                    .movePointRight(THOUSAND_DIGITS)
                    .intValueExact();
            if (thousandths < LEAST_THOUSANDTHS || thousandths > MOST_THOUSANDTHS) {
                throw new IllegalArgumentException("'" + text + "': a factor is x0.01 to x100");
            }
            return new LinkBias(false, 0, thousandths);
        }
        Matcher added = ADDED.matcher(text);
        if (!added.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no bias: " + WRITTEN);
        }
        long micros = Durations.micros(added.group(2));
        if (micros > MOST_ADDED) {
            throw new IllegalArgumentException("'" + text + "': at most 10s");
        }
        return new LinkBias(false, (int) (added.group(1).equals("-") ? -micros : micros), 1000);
    }

    /** Whether any of them is a length of time, which only delays can be biased by. */
    public boolean addDelays() {
        return rules.stream().anyMatch(rule -> rule.bias.addedCost() != 0);
    }

    /** What they say of links to that node. */
    public LinkBias to(String id, String name) {
        for (Rule rule : rules) {
            if (rule.isAbout(id, name)) {
                return rule.bias;
            }
        }
        return LinkBias.NONE;
    }

    /** The same in words: {@code excluded}, {@code +20ms}, {@code x1.5}; empty for nothing. */
    public String text(String id, String name) {
        for (Rule rule : rules) {
            if (rule.isAbout(id, name)) {
                return rule.text;
            }
        }
        return "";
    }

    /** Those that are about nobody among these, each with the name it may have meant. */
    public List<String> aboutNobody(List<Member> members) {
        List<String> names = members.stream().map(Member::name).toList();
        return rules.stream()
                .filter(rule -> members.stream().noneMatch(member -> rule.isAbout(member.id(), member.name())))
                .map(rule -> "'" + rule.whom + "' (" + rule.text + ") is no member now"
                        + Nearest.of(rule.whom, names)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(""))
                .toList();
    }
}
