package dev.theeye.bootstrap.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What follows {@code ./eye} where it does not start the program. */
public final class CommandLine {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public CommandLine(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.err = err;
    }

    public static boolean knows(String command) {
        return command.equals("apps") || command.equals("keys");
    }

    /** @return the exit code: 0 where it was done, 1 where The Eye refused or is not there, 2 where the command is wrong */
    public int run(List<String> typed) {
        try {
            Arguments arguments = Arguments.parse(typed);
            if (arguments.has("--help") || arguments.words().size() < 2) {
                out.print(help());
                return arguments.has("--help") ? 0 : CommandFailed.WRONG_USAGE;
            }
            Command command = Command.of(arguments);
            try (AdminApi api = new AdminApi(url(arguments), credentials(arguments))) {
                command.run(api, arguments, out);
            }
            return 0;
        } catch (CommandFailed failure) {
            err.println(failure.getMessage());
            if (failure.exitCode() == CommandFailed.WRONG_USAGE) {
                err.println("./eye apps --help says what there is");
            }
            return failure.exitCode();
        }
    }

    private URI url(Arguments arguments) throws CommandFailed {
        String host = environment.getOrDefault("EYE_HTTP_HOST", "127.0.0.1");
        String here = "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":"
                + environment.getOrDefault("EYE_HTTP_PORT", "8080");
        String text = arguments.option("--url").orElse(here);
        try {
            URI url = URI.create(text.endsWith("/") ? text : text + "/");
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException refusedBelow) {
            // the same answer as for another scheme
        }
        throw CommandFailed.wrongUsage(text + " is not a URL such as http://localhost:8080");
    }

    private Path credentials(Arguments arguments) throws CommandFailed {
        try {
            return arguments
                    .option("--credentials")
                    .map(Path::of)
                    .orElseGet(() -> Path.of(environment.getOrDefault("EYE_DATA_DIR", "data"))
                            .resolve("credentials.json"));
        } catch (InvalidPathException noSuchName) {
            throw CommandFailed.refused("the locale of this machine has no file of the name of the credentials"
                    + " (--credentials, EYE_DATA_DIR): name another, or set LC_ALL=C.UTF-8");
        }
    }

    private static String help() {
        try (InputStream text = CommandLine.class.getResourceAsStream("/help-apps.txt")) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
