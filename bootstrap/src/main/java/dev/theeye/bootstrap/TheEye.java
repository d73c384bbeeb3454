package dev.theeye.bootstrap;

import dev.theeye.bootstrap.cli.CommandLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program. */
public final class TheEye {
    private static final Logger LOG = LoggerFactory.getLogger(TheEye.class);

    private static final String ROLE = "--role=";

    private TheEye() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && CommandLine.knows(arguments[0])) {
            System.exit(new CommandLine(System.getenv(), System.out, System.err).run(List.of(arguments)));
        }
        Map<String, Object> settings = new HashMap<>();
        for (String argument : arguments) {
            if (argument.equals("--help") || argument.equals("-h")) {
                System.out.print(help());
                return;
            }
            if (argument.equals("--version")) {
                System.out.println("The Eye " + version());
                return;
            }
            if (!argument.startsWith(ROLE)) {
                fail("there is no option " + argument + "; --help lists them");
            }
            settings.put("eye.role", argument.substring(ROLE.length()));
        }
        run(settings);
    }

    private static void run(Map<String, Object> settings) {
        OrderlyStop stop = new OrderlyStop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::run, "stop"));
        try {
            System.out.println(Start.theEye(settings, stop));
        } catch (StartFailed reason) {
            fail(String.valueOf(reason.getMessage()));
        } catch (RuntimeException surprise) {
            if (stop.hasBegun()) {
                return; // what was just being started has lost what it stands on
            }
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
