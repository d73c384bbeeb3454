package dev.theeye.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program. */
public final class TheEye {
    private static final Logger LOG = LoggerFactory.getLogger(TheEye.class);

    private TheEye() {}

    public static void main(String[] arguments) {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "" -> run();
            case "--help", "-h" -> System.out.print(help());
            case "--version" -> System.out.println("The Eye " + version());
            default -> fail("there is no option " + arguments[0] + "; --help lists them");
        }
    }

    private static void run() {
        OrderlyStop stop = new OrderlyStop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::run, "stop"));
        try {
            System.out.println(Start.theEye(stop));
        } catch (StartFailed reason) {
            fail(String.valueOf(reason.getMessage()));
        } catch (RuntimeException surprise) {
            LOG.error("The Eye does not start, and this was not foreseen", surprise);
            fail(Reason.innermost(surprise));
        }
    }

    /** What was started until now is stopped by the hook. */
    private static void fail(String reason) {
        System.err.println("The Eye cannot start: " + reason);
        System.exit(1);
    }

    private static String help() {
        try (InputStream text = TheEye.class.getResourceAsStream("/help.txt")) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String version() {
        String version = TheEye.class.getPackage().getImplementationVersion();
        return version == null ? "of today" : version;
    }
}
