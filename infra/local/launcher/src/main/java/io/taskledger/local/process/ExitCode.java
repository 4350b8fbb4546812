package io.taskledger.local.process;

/** What the end of a process tells. */
final class ExitCode {

    private static final int SIGNALS = 128;

    private ExitCode() {}

    static String inWords(int code) {
        return switch (code - SIGNALS) {
            case 9 -> "it was killed (SIGKILL)";
            case 15 -> "it was told to stop (SIGTERM)";
            case 6, 11 -> "it crashed";
            default -> "exit code " + code;
        };
    }
}
