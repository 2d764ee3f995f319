package egoist.sim.report.results;

/** Files of a run that are missing or do not hold what they should; the message names the file, the line and the column. */
public final class InvalidResultsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidResultsException(String message) {
        super(message);
    }

    InvalidResultsException(String message, Throwable cause) {
        super(message, cause);
    }
}
