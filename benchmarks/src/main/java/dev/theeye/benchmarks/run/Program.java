package dev.theeye.benchmarks.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.theeye.benchmarks.Arguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs scenarios, prints what they show, and leaves nothing behind. */
public final class Program {
    private static final String USAGE = """
            usage: benchmarks/run [--quick] [--scenario NAME]... [--json FILE] [--check] [--set NAME=VALUE]...
              --quick          seconds in place of minutes, and nothing that needs ten million events
              --scenario NAME  these alone, by name or by its first word: rabbit, standalone, growth, queries
              --json FILE      the figures, to be compared by programs
              --set NAME=VALUE a setting of The Eye, to see what it changes: EYE_CONSUMERS=4, EYE_JAVA_OPTS=-XX:+UseParallelGC
              --check          fails where a ratio is not as benchmarks/expectations.json says
            scenarios:\s""";

    private Program() {}

    public static void main(String[] args) throws Exception {
        try {
            Arguments arguments =
                    Arguments.parse(Set.of("quick", "check", "help"), Set.of("scenario", "json", "set", "root"), args);
            if (arguments.has("help")) {
                System.out.println(USAGE + names());
                return;
            }
            List<Scenario> chosen = Scenario.chosen(arguments.all("scenario"), arguments.has("quick"));
            Path root = Path.of(arguments.one("root").orElse(".")).toRealPath();
            System.exit(run(arguments, chosen, root) ? 0 : 1);
        } catch (IllegalArgumentException misunderstood) {
            System.err.println(misunderstood.getMessage() + "\n" + USAGE + names());
            System.exit(2);
        }
    }

    private static boolean run(Arguments arguments, List<Scenario> chosen, Path root) throws Exception {
        List<Result> results;
        try (Workshop workshop = Workshop.open(root, settings(arguments))) {
            results = new Runner(workshop, arguments.has("quick") ? Pace.QUICK : Pace.THOROUGH).run(chosen);
        }
        System.out.println("\n" + Table.of(results));
        Optional<String> json = arguments.one("json");
        if (json.isPresent()) {
            Files.write(Path.of(json.get()), json(results));
        }
        if (!arguments.has("check")) {
            return true;
        }
        List<String> broken =
                Expectations.read(root.resolve("benchmarks/expectations.json")).broken(results);
        broken.forEach(System.out::println);
        System.out.println(broken.isEmpty() ? "All ratios are as expected" : broken.size() + " are not as expected");
        return broken.isEmpty();
    }

    private static Map<String, String> settings(Arguments arguments) {
        return arguments.all("set").stream()
                .map(Program::setting)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, last) -> last));
    }

    private static Map.Entry<String, String> setting(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--set takes NAME=VALUE, not " + text);
        }
        return Map.entry(text.substring(0, equals), text.substring(equals + 1));
    }

    private static byte[] json(List<Result> results) throws Exception {
        return new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsBytes(Map.of(
                        "at",
                        Instant.now().toString(),
                        "cores",
                        Runtime.getRuntime().availableProcessors(),
                        "java",
                        Runtime.version().toString(),
                        "results",
                        results));
    }

    private static String names() {
        return String.join(", ", Scenario.all().stream().map(Scenario::name).toList());
    }
}
