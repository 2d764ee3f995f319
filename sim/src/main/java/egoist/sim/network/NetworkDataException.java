package egoist.sim.network;

/**
 * A file of network data that cannot be used. The message is written for the person who gave the file: it names the file,
 * the line and column where there is one, what was found and what is allowed.
 */
public final class NetworkDataException extends IllegalArgumentException {
    public NetworkDataException(String message) {
        super(message);
    }

    public NetworkDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
