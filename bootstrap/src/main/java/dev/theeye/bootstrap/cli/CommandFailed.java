package dev.theeye.bootstrap.cli;

/** A command cannot be done, for a reason that the person at the keyboard can read. */
final class CommandFailed extends Exception {
    static final int REFUSED = 1;
    static final int WRONG_USAGE = 2;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private CommandFailed(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The Eye cannot be reached, or says no. */
    static CommandFailed refused(String message) {
        return new CommandFailed(message, REFUSED);
    }

    static CommandFailed wrongUsage(String message) {
        return new CommandFailed(message, WRONG_USAGE);
    }

    int exitCode() {
        return exitCode;
    }
}
