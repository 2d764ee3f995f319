package egoist.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, SIGHUP and SIGTERM as events instead of the end of the process. The JDK has that only in {@code sun.misc}, which this build's
 * compiler settings refuse by name; hence reflection. A Java without it behaves as usual: each begins the shutdown. So it does for
 * a signal that was ignored when the virtual machine started.
 */
public final class Signals {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Signals() {}

    /** From now on every Ctrl-C runs the action, on a thread of its own; run what is returned to have the former way back. */
    public static Runnable onInterrupt(Runnable action) {
        return on("INT", action);
    }

    /** The same for SIGHUP, which tells services to read their configuration again. */
    public static Runnable onHangUp(Runnable action) {
        return on("HUP", action);
    }

    /** The same for SIGTERM, which tells services to end. */
    public static Runnable onTerminate(Runnable action) {
        return on("TERM", action);
    }

    private static Runnable on(String name, Runnable action) {
        InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield null;
            }
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> 1;
            default -> "on " + name;
        };
        try {
            Class<?> handler = Class.forName(HANDLER);
            Object former =
                    handle(name, Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, calls));
            return () -> back(name, former);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return () -> {};
        }
    }

    private static void back(String name, @Nullable Object former) {
        try {
            if (former != null) {
                handle(name, former);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a handler could be set but not put back", e);
        }
    }

    /** Sets the handler; returns the former one. */
    private static @Nullable Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        Method handle = signal.getMethod("handle", signal, Class.forName(HANDLER));
        return handle.invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    }
}
