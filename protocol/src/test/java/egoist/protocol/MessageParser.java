package egoist.protocol;

import egoist.protocol.message.Announcement;
import egoist.protocol.message.Message;
import egoist.protocol.message.Nack;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages from the text {@link MessageText} writes, as far as conversations need them. */
final class MessageParser {
    private static final Pattern ANNOUNCEMENT = Pattern.compile("(\\d+)@(\\d+):(\\d+)(.*)");
    private static final Pattern LINK = Pattern.compile("(\\d+)(\\*?) \\((\\d+)\\)");
    private static final Pattern FIELD = Pattern.compile("(\\w+)=(\\[[^\\]]*\\]|\\S+)");

    private MessageParser() {}

    static Message parse(String text) {
        String[] parts = text.split(" ", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        if (parts[0].equals("Announcement")) {
            return announcement(rest);
        }
        try {
            Class<?> type = Class.forName("egoist.protocol.message." + parts[0]);
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(field(components[i].getName(), text), types[i]);
            }
            return (Message) type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String field(String name, String text) {
        Matcher fields = FIELD.matcher(text);
        while (fields.find()) {
            if (fields.group(1).equals(name)) {
                return fields.group(2);
            }
        }
        throw new IllegalArgumentException("no " + name + " in: " + text);
    }

    private static Object value(String text, Class<?> type) {
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class) {
            return Long.valueOf(text);
        }
        if (type == boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == Nack.Reason.class) {
            return Nack.Reason.valueOf(text);
        }
        if (type == int[].class) {
            return numbers(text).mapToInt(number -> (int) number).toArray();
        }
        if (type == Announcement[].class) {
            String list = text.substring(1, text.length() - 1);
            return list.isEmpty()
                    ? new Announcement[0]
                    : Arrays.stream(list.split(", "))
                            .map(MessageParser::announcement)
                            .toArray(Announcement[]::new);
        }
        if (type == long[].class) {
            return numbers(text).toArray();
        }
        return text;
    }

    private static java.util.stream.LongStream numbers(String list) {
        return Pattern.compile("\\d+").matcher(list).results().mapToLong(found -> Long.parseLong(found.group()));
    }

    static Announcement announcement(String text) {
        Matcher head = ANNOUNCEMENT.matcher(text);
        if (!head.matches()) {
            throw new IllegalArgumentException("no announcement: " + text);
        }
        String[] sides = head.group(4).split(" no", 2);
        var links = LINK.matcher(sides[0]).results().toList();
        var others = LINK.matcher(sides.length > 1 ? sides[1] : "").results().toList();
        int[] neighbours = new int[links.size()];
        int[] costs = new int[links.size()];
        boolean[] donated = new boolean[links.size()];
        for (int i = 0; i < neighbours.length; i++) {
            neighbours[i] = Integer.parseInt(links.get(i).group(1));
            donated[i] = !links.get(i).group(2).isEmpty();
            costs[i] = Integer.parseInt(links.get(i).group(3));
        }
        return new Announcement(
                Integer.parseInt(head.group(1)),
                Long.parseLong(head.group(2)),
                Long.parseLong(head.group(3)),
                head.group(4).contains("departed"),
                neighbours,
                costs,
                donated,
                others.stream()
                        .mapToInt(other -> Integer.parseInt(other.group(1)))
                        .toArray(),
                others.stream()
                        .mapToInt(other -> Integer.parseInt(other.group(3)))
                        .toArray());
    }
}
