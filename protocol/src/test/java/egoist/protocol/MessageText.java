package egoist.protocol;

import egoist.protocol.message.Message;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Messages as a person reads them, arrays and all. */
final class MessageText {
    private MessageText() {}

    static String of(Message message) {
        if (!message.getClass().isRecord()) {
            return "Announcement " + message;
        }
        List<String> parts = new ArrayList<>();
        try {
            for (RecordComponent component : message.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(message);
                parts.add(component.getName() + "=" + text(value));
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("accessor of a public record", e);
        }
        return (message.getClass().getSimpleName() + " " + String.join(" ", parts)).strip();
    }

    private static String text(Object value) {
        if (!value.getClass().isArray()) {
            return value.toString();
        }
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.add(Array.get(value, i).toString());
        }
        return "[" + String.join(", ", elements) + "]";
    }
}
