package egoist.node.driver;

/** The largest of some values, each of which counts for less as time goes by and for nothing after a while. One thread notes, all read. */
final class FadingPeak {
    private final long fadeMicros;
    private volatile Peak peak = new Peak(0, 0);

    private record Peak(long value, long atMicros) {}

    /** @param fadeMicros after this time a value counts for nothing */
    FadingPeak(long fadeMicros) {
        this.fadeMicros = fadeMicros;
    }

    void note(long value, long nowMicros) {
        if (value > 0 && value >= at(nowMicros)) {
            peak = new Peak(value, nowMicros);
        }
    }

    /** What is left of it, 0 or more. */
    long at(long nowMicros) {
        Peak last = peak;
        double left = 1 - (nowMicros - last.atMicros) / (double) fadeMicros;
        return left <= 0 ? 0 : (long) (last.value * Math.min(1, left));
    }
}
