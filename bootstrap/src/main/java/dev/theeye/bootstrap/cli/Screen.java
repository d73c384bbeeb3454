package dev.theeye.bootstrap.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers of the API, for a person. */
final class Screen {
    private static final List<String> COLUMNS = List.of("client_id", "status", "session_policy", "name", "scopes");

    private Screen() {}

    static void show(JsonNode answer, PrintStream out) {
        if (answer.has("results")) {
            showTable(answer.get("results"), out);
            return;
        }
        for (Map.Entry<String, JsonNode> field : answer.properties()) {
            if (!field.getValue().isNull()) {
                out.printf("%-15s %s%n", field.getKey(), text(field.getValue()));
            }
        }
        if (answer.has("client_secret")) {
            out.println("The client_secret is shown this once and cannot be had again.");
        }
    }

    private static void showTable(JsonNode rows, PrintStream out) {
        List<Integer> widths = new ArrayList<>();
        for (String column : COLUMNS) {
            int width = column.length();
            for (JsonNode row : rows) {
                width = Math.max(width, text(row.path(column)).length());
            }
            widths.add(width);
        }
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < COLUMNS.size(); i++) {
            head.append(padded(COLUMNS.get(i), widths.get(i)));
        }
        out.println(head.toString().stripTrailing());
        for (JsonNode row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < COLUMNS.size(); i++) {
                line.append(padded(text(row.path(COLUMNS.get(i))), widths.get(i)));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }

    /** Without control characters, which could do things to a terminal. */
    private static String text(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(one.asText()));
        } else {
            texts.add(value.asText());
        }
        return String.join(" ", texts).replaceAll("\\p{Cntrl}", "?");
    }
}
