package egoist.node.view;

/**
 * How well the machine treats this node: one that is late or stands still must not blame others.
 *
 * @param lateMicros how late a wake-up of the peer was at worst, fading over a minute; near 0 on a healthy machine
 * @param stalledMicros how long the process stood still since the start; the peer's time did not go on meanwhile
 * @param patience what the peer multiplies its timeouts by for that; 1 on a healthy machine
 */
public record LocalHealth(long lateMicros, long stalledMicros, int patience) {}
