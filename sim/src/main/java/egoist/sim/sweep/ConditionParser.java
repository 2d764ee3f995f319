package egoist.sim.sweep;

import egoist.sim.sweep.Condition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link Condition}. */
final class ConditionParser {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.\\-\\[\\]]*");
    private static final Pattern OPERATOR = Pattern.compile("<=|>=|!=|==|<|>|=");
    private static final Pattern VALUE = Pattern.compile("[^\\s,\"'<>=!]+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern JOINT = Pattern.compile("(?i),|and\\b|or\\b");

    private final String text;
    private int at;

    ConditionParser(String text) {
        this.text = text.strip();
    }

    Condition condition() {
        List<List<Comparison>> anyOf = new ArrayList<>();
        List<Comparison> all = new ArrayList<>();
        all.add(comparison());
        while (!atEnd()) {
            String joint = take(JOINT, "',', 'and', 'or' or the end");
            if (joint.equalsIgnoreCase("or")) {
                anyOf.add(List.copyOf(all));
                all.clear();
            }
            all.add(comparison());
        }
        anyOf.add(List.copyOf(all));
        return new Condition(text, anyOf);
    }

    private Comparison comparison() {
        String name = quotedAhead() ? quoted() : take(NAME, "a name like policy, k, n, metric, seed or an axis");
        String operator = take(OPERATOR, "=, !=, <, <=, > or >=");
        boolean quoted = quotedAhead();
        String value = quoted ? quoted() : take(VALUE, "a value");
        return new Comparison(name, operator.equals("==") ? "=" : operator, value, quoted);
    }

    private boolean quotedAhead() {
        return !atEnd() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    }

    private String quoted() {
        Matcher matcher = QUOTED.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong("a closing quote");
        }
        at = matcher.end();
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private String take(Pattern pattern, String expected) {
        atEnd();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong(expected);
        }
        at = matcher.end();
        return matcher.group();
    }

    private boolean atEnd() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    private IllegalArgumentException wrong(String expected) {
        String found = at < text.length() ? "'" + text.substring(at) + "'" : "the end";
        return new IllegalArgumentException(
                "'" + text + "' is no condition: at column " + (at + 1) + " there is " + found + ", not " + expected);
    }
}
