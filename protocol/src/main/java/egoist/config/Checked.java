package egoist.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value, or why there is none.
 *
 * @param value present exactly when there are no problems
 * @param problems in the order of the file
 */
public record Checked<T>(@Nullable T value, List<Problem> problems) {
    public Checked {
        problems = List.copyOf(problems);
        if ((value == null) == problems.isEmpty()) {
            throw new IllegalArgumentException("either a value or problems");
        }
    }

    public static <T> Checked<T> of(T value) {
        return new Checked<>(value, List.of());
    }

    public static <T> Checked<T> failed(List<Problem> problems) {
        return new Checked<>(null, problems.stream().sorted(Problem.IN_ORDER).toList());
    }

    public boolean ok() {
        return problems.isEmpty();
    }

    /** @throws InvalidConfigException with all problems, if there is no value */
    public T orThrow() {
        if (value == null) {
            throw new InvalidConfigException(problems);
        }
        return value;
    }
}
