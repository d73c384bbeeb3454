package dev.theeye.bootstrap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Set;

/** One thing that can be done with {@code ./eye apps} or {@code ./eye keys}. */
enum Command {
    LIST("apps list", 2, Set.of()) {
        @Override
        JsonNode call(AdminApi api, Arguments arguments) throws CommandFailed {
            return api.call("GET", APPLICATIONS, "");
        }
    },
    REGISTER("apps register", 3, Set.of("--scopes", "--session-policy")) {
        @Override
        JsonNode call(AdminApi api, Arguments arguments) throws CommandFailed {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", subject(arguments));
            ArrayNode scopes = body.putArray("scopes");
            Arrays.stream(arguments
                            .option("--scopes")
                            .orElse("events:write,events:read")
                            .split("[, ]+"))
                    .filter(scope -> !scope.isEmpty())
                    .forEach(scopes::add);
            arguments.option("--session-policy").ifPresent(policy -> body.put("session_policy", policy));
            return api.call("POST", APPLICATIONS, body.toString());
        }
    },
    SUSPEND("apps suspend", 3, Set.of()) {
        @Override
        JsonNode call(AdminApi api, Arguments arguments) throws CommandFailed {
            return api.call("PATCH", path(api, arguments), "{\"status\":\"suspended\"}");
        }
    },
    ACTIVATE("apps activate", 3, Set.of()) {
        @Override
        JsonNode call(AdminApi api, Arguments arguments) throws CommandFailed {
            return api.call("PATCH", path(api, arguments), "{\"status\":\"active\"}");
        }
    },
    ROTATE("apps rotate", 3, Set.of("--grace")) {
        @Override
        JsonNode call(AdminApi api, Arguments arguments) throws CommandFailed {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            arguments.option("--grace").ifPresent(grace -> body.put("grace", grace));
            return api.call("POST", path(api, arguments) + "/secrets", body.toString());
        }
    },
    ROTATE_SIGNING_KEY("keys rotate", 2, Set.of()) {
        @Override
        JsonNode call(AdminApi api, Arguments arguments) throws CommandFailed {
            return api.call("POST", "/v1/signing-keys/rotate", "");
        }
    };

    private static final String APPLICATIONS = "/v1/applications";

    private final String name;
    private final int words;
    private final Set<String> options;

    Command(String name, int words, Set<String> options) {
        this.name = name;
        this.words = words;
        this.options = options;
    }

    static Command of(Arguments arguments) throws CommandFailed {
        String typed = String.join(" ", arguments.words().subList(0, 2));
        Command command = Arrays.stream(values())
                .filter(one -> one.name.equals(typed))
                .findFirst()
                .orElseThrow(() -> CommandFailed.wrongUsage("there is no command " + typed));
        if (arguments.words().size() != command.words) {
            throw CommandFailed.wrongUsage(
                    command.words == 3 ? typed + " needs one name or id" : typed + " stands alone");
        }
        arguments.mayHave(command.options);
        return command;
    }

    void run(AdminApi api, Arguments arguments, PrintStream out) throws CommandFailed {
        JsonNode answer = call(api, arguments);
        if (arguments.has("--json")) {
            JsonNode shown = answer.has("results") ? answer.get("results") : answer;
            out.println(shown.toPrettyString());
        } else {
            Screen.show(answer, out);
        }
    }

    abstract JsonNode call(AdminApi api, Arguments arguments) throws CommandFailed;

    private static String subject(Arguments arguments) {
        return arguments.words().get(2);
    }

    /** Of the application that was named, by its name or its id. */
    private static String path(AdminApi api, Arguments arguments) throws CommandFailed {
        String subject = subject(arguments);
        for (JsonNode application : api.call("GET", APPLICATIONS, "").path("results")) {
            String id = application.path("client_id").asText();
            if (application.path("name").asText().equals(subject) || id.equalsIgnoreCase(subject)) {
                return APPLICATIONS + "/" + id;
            }
        }
        throw CommandFailed.refused("there is no application " + subject + "; ./eye apps list shows all");
    }
}
