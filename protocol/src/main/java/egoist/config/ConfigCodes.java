package egoist.config;

import java.util.List;

/** The kinds of mistakes that any configuration file can have, {@code E001} to {@code E099}. */
public final class ConfigCodes {
    public static final Code UNREADABLE = new Code("E001", "the file cannot be read", """
            The file does not exist, is a directory, or may not be read by you. The path is taken as you typed it, relative to the
            current directory.""");

    public static final Code TOO_LARGE = new Code("E002", "the file is too large", """
            Configuration files are small: up to 1 MiB. Measured data (latency matrices, weights, traces) belong in files of their
            own, which the configuration names, for example
                network:
                  latency: {model: matrix, file: rtt.csv}""");

    public static final Code NOT_TEXT = new Code("E003", "the file is not text", """
            A configuration is YAML text in UTF-8. The file holds bytes that are not UTF-8, or control characters that no text file
            has. It may be compressed, an image or a program, or saved by an editor as UTF-16: save it as UTF-8.""");

    public static final Code EMPTY = new Code("E004", "nothing in the file", """
            The file holds no setting at all, or only comments. If it was to be written by another program, that has not happened
            yet; to begin a new one, 'init' writes a commented file of defaults.""");

    public static final Code SYNTAX = new Code("E005", "not valid YAML", """
            The text cannot be read as YAML, and what follows the place shown was not looked at. The usual causes:
              - a tab in the indentation: YAML wants spaces;
              - a line indented differently from its neighbours;
              - no space after a colon: write 'k: 3', not 'k:3';
              - an unclosed bracket, brace or quote;
              - text that holds ': ' or begins with one of * & ! % @ ` > | [ {: put it in quotes.""");

    public static final Code DUPLICATE_KEY = new Code("E006", "a key given twice", """
            The same key stands twice in one block, and only one of them can count. Remove one. To try several values of peers, k or
            metric in one go, give a list: 'k: [2, 4, 8]'.""");

    public static final Code TOO_DEEP = new Code("E007", "nested too deeply or repeated too often", """
            No setting needs more than a handful of levels. The file nests lists or maps more than 40 deep, or repeats values through
            aliases (*name) until there are more than 20000 of them. Such files are refused before they can fill the memory.""");

    public static final Code NOT_USED = new Code("E008", "a feature of YAML that is not used here", """
            Tags (!!str, !mine), keys that are themselves lists or maps, several documents in one file and aliases that name
            nothing, or themselves, are refused: they have no meaning in a configuration.""");

    public static final Code NOT_A_MAP = new Code("E009", "not a list of 'key: value' lines", """
            At the top, a configuration is lines of the form 'key: value', such as
                peers: 50
                k: 2..8
            and neither a list (lines that begin with '- ') nor a single text.""");

    public static final Code UNKNOWN_KEY = new Code("E010", "unknown key", """
            The key is none of those allowed at this place, so the setting would silently have no effect. It may be mistyped, or
            indented under the wrong block, or belong to another policy, metric or model: each takes only its own parameters.""");

    public static final Code MISSING_KEY = new Code("E011", "a key is missing", """
            This setting has no default that would make sense for everyone, so it must be given: in the file, or by --set key=value.""");

    public static final Code WRONG_TYPE = new Code("E012", "the wrong kind of value", """
            For example text where a number is needed, or a list where one value is. Note that YAML reads 1_000 as text (write 1000),
            and 'yes' and 'on' as text (write true). Text that looks like a number needs quotes: "2024".""");

    public static final Code NOT_ALLOWED = new Code("E013", "none of the allowed values", """
            This setting takes one of a few names. They are listed with the error; 'list' prints them with explanations.""");

    public static final Code OUT_OF_RANGE = new Code("E014", "out of range", """
            The number or duration is smaller or larger than makes sense. The range is given with the error.""");

    public static final Code NOT_A_DURATION = new Code("E015", "not a duration", """
            Lengths of time are a number and a unit without a space: 500us, 20ms, 35s, 1.5m, 2h or 1d. A bare number is refused
            because nobody can tell seconds from milliseconds.""");

    public static final Code NOT_FINITE = new Code("E016", "not a finite number", """
            .nan and .inf are numbers to YAML but mean nothing as a setting. Leave the key out for its default, or give the largest
            number allowed.""");

    public static final Code WRONG_COUNT = new Code("E017", "too few, too many or repeated entries", """
            The list is empty, or holds the same value twice. For a single value no list is needed: 'k: 5' says the same as
            'k: [5]'.""");

    public static final Code NOT_A_RANGE = new Code("E018", "not a range", """
            Several whole numbers are a list, '[2, 4, 8]', or a range, '2..8' or '20..100 step 20': first, last, and optionally the
            distance between two values. The first must not be larger than the last, and a range has at most 1000 values.""");

    public static final Code FILE = new Code("E019", "a file named in the configuration cannot be used", """
            The file does not exist, is a directory, may not be read by you, or does not hold what it should. A relative path in a configuration file is relative
            to the directory of that file; a relative path in --set is relative to the current directory.""");

    public static final Code BAD_SET = new Code("E020", "a --set that cannot be applied", """
            --set takes a key, an equals sign and a value: --set k=5, --set network.latency.file=rtt.csv, --set 'k=[2, 4]'. An entry
            of a list is chosen by its position, counted from 0: --set policies[0].epsilon=0.1. The value is read as YAML.""");

    public static final Code NOT_TOGETHER = new Code("E021", "settings that do not go together", """
            Each value is allowed, but not all of them at once. The message says which condition they break.""");

    public static final Code NO_AXIS = new Code("E022", "not an axis of a sweep", """
            An axis is a setting and its values, a list or a range; a name of its own is shorter in tables:
                sweep:
                  network.loss: [0, 0.01, 0.05]
                  game.epochs: 10..50 step 20
                  loss: {key: network.loss, values: 0..0.1 step 0.02}
            Values are numbers or text, each once. On the command line: --set 'sweep.network.loss=[0, 0.05]'.""");

    private static final List<Code> ALL = List.of(
            UNREADABLE,
            TOO_LARGE,
            NOT_TEXT,
            EMPTY,
            SYNTAX,
            DUPLICATE_KEY,
            TOO_DEEP,
            NOT_USED,
            NOT_A_MAP,
            UNKNOWN_KEY,
            MISSING_KEY,
            WRONG_TYPE,
            NOT_ALLOWED,
            OUT_OF_RANGE,
            NOT_A_DURATION,
            NOT_FINITE,
            WRONG_COUNT,
            NOT_A_RANGE,
            FILE,
            BAD_SET,
            NOT_TOGETHER,
            NO_AXIS);

    private ConfigCodes() {}

    /** All of them, by id. */
    public static List<Code> all() {
        return ALL;
    }
}
