package egoist.node.http;

/** What costs are counted in. */
final class Units {
    private Units() {}

    /** @param metric its name in the registry */
    static String of(String metric) {
        return switch (metric) {
            case "delay" -> "us";
            case "load" -> "thousandths";
            default -> "kbit/s";
        };
    }
}
