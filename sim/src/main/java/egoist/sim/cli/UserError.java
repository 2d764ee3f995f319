package egoist.sim.cli;

/** Something the user can mend: printed without a stack trace, and the process exits with {@link ExitCodes#USAGE}. */
final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UserError(String message) {
        super(message);
    }

    UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
