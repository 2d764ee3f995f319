package egoist.config;

/**
 * One effective value and where it came from.
 *
 * @param path its key, like {@code network.latency.model}
 * @param value as a file would give it
 */
public record Setting(String path, String value, Origin origin) {}
