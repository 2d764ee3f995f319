package egoist.sim.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C as an event instead of the end of the process. The JDK has that only in {@code sun.misc}, which this build's compiler
 * settings refuse by name; hence reflection. A Java without it behaves as usual: Ctrl-C begins the shutdown.
 */
final class Signals {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Signals() {}

    /** From now on every Ctrl-C runs the action, on a thread of its own; run what is returned to have the former way back. */
    static Runnable onInterrupt(Runnable action) {
        InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield null;
            }
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> 1;
            default -> "on interrupt";
        };
        try {
            Class<?> handler = Class.forName(HANDLER);
            Object former = handle(Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, calls));
            return () -> back(former);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return () -> {};
        }
    }

    private static void back(@Nullable Object former) {
        try {
            if (former != null) {
                handle(former);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a handler could be set but not put back", e);
        }
    }

    /** Sets the handler; returns the former one. */
    private static @Nullable Object handle(Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        Method handle = signal.getMethod("handle", signal, Class.forName(HANDLER));
        return handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
    }
}
