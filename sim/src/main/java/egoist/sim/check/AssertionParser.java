package egoist.sim.check;

import egoist.sim.check.Assertion.Finding;
import egoist.sim.check.Assertion.Setting;
import egoist.sim.check.Assertion.Term;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an assertion by recursive descent, straight into terms. */
final class AssertionParser {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    /** A dash belongs to a label only between letters and digits, so that {@code a - b} is a difference. */
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern COMPARISON = Pattern.compile("<=|>=|<|>");
    private static final Pattern CONDITION = Pattern.compile("<=|>=|!=|<|>|=");

    private final String text;
    private int at;

    AssertionParser(String text) {
        this.text = text.strip();
    }

    Assertion assertion() {
        Term left = sum();
        String operator = take(COMPARISON, "<, <=, > or >=");
        Term right = sum();
        Predicate<Setting> where = setting -> true;
        if (!atEnd()) {
            word("where");
            where = condition();
            while (!atEnd()) {
                word("and");
                where = where.and(condition());
            }
        }
        return new Assertion(text, left, operator, right, where);
    }

    private Term sum() {
        Term term = product();
        while (peek('+') || peek('-')) {
            boolean plus = text.charAt(at++) == '+';
            term = Assertion.both(term, product(), plus ? (a, b) -> a + b : (a, b) -> a - b);
        }
        return term;
    }

    private Term product() {
        Term term = factor();
        while (peek('*') || peek('/')) {
            boolean times = text.charAt(at++) == '*';
            term = Assertion.both(term, factor(), times ? (a, b) -> a * b : (a, b) -> a / b);
        }
        return term;
    }

    private Term factor() {
        if (peek('(')) {
            at++;
            Term inner = sum();
            if (!peek(')')) {
                throw wrong("a ')'");
            }
            at++;
            return inner;
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            double value = Double.parseDouble(number.group());
            return findings -> value;
        }
        int start = at;
        String name = take(WORD, "a number, a '(' or figure.policy");
        if (!Assertion.FIGURES.contains(name)) {
            at = start;
            throw wrong("one of the figures " + String.join(", ", Assertion.FIGURES));
        }
        if (at >= text.length() || text.charAt(at) != '.') {
            throw wrong("a '.' and the label of a policy");
        }
        at++;
        String policy = label();
        return findings -> value(name, policy, findings);
    }

    private String label() {
        if (at < text.length() && text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw wrong("a label that ends in a quote");
            }
            String label = text.substring(at + 1, end);
            at = end + 1;
            return label;
        }
        return take(LABEL, "the label of a policy");
    }

    private static double value(String figure, String policy, Map<String, Finding> findings) {
        Finding finding = findings.get(policy);
        if (finding == null) {
            throw new IllegalArgumentException(
                    "there is no policy '" + policy + "'; the run has " + String.join(", ", findings.keySet()));
        }
        double value = finding.figures().getOrDefault(figure, Double.NaN);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("there is no " + figure + " of " + policy + " under "
                    + finding.setting().metric());
        }
        return value;
    }

    private Predicate<Setting> condition() {
        int start = at;
        String key = take(WORD, "k, n or metric");
        if (!List.of("k", "n", "metric").contains(key)) {
            at = start;
            throw wrong("k, n or metric");
        }
        String operator = take(CONDITION, "=, !=, <, <=, > or >=");
        if (key.equals("metric")) {
            String metric = take(LABEL, "the name of a metric");
            if (!operator.equals("=") && !operator.equals("!=")) {
                throw wrong("= or != before it");
            }
            return setting -> setting.metric().equals(metric) == operator.equals("=");
        }
        double bound = Double.parseDouble(take(NUMBER, "a number"));
        return setting -> compare(key.equals("k") ? setting.degree() : setting.peers(), operator, bound);
    }

    private static boolean compare(double value, String operator, double bound) {
        return switch (operator) {
            case "<" -> value < bound;
            case "<=" -> value <= bound;
            case ">" -> value > bound;
            case ">=" -> value >= bound;
            case "!=" -> value != bound;
            default -> value == bound;
        };
    }

    private void word(String expected) {
        int start = at;
        if (!take(WORD, "'" + expected + "' or the end").equals(expected)) {
            at = start;
            throw wrong("'" + expected + "' or the end");
        }
    }

    private String take(Pattern pattern, String expected) {
        skipSpace();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong(expected);
        }
        at = matcher.end();
        return matcher.group();
    }

    private boolean peek(char wanted) {
        skipSpace();
        return at < text.length() && text.charAt(at) == wanted;
    }

    private boolean atEnd() {
        skipSpace();
        return at == text.length();
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String expected) {
        skipSpace();
        String found = at < text.length() ? "'" + text.substring(at) + "'" : "the end";
        return new IllegalArgumentException(
                "'" + text + "' is no assertion: at column " + (at + 1) + " there is " + found + ", not " + expected);
    }
}
