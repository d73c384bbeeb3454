package dev.theeye.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Results for people: scenarios that have the same figures stand under one another. In Markdown, so that it can be pasted. */
final class Table {
    private Table() {}

    static String of(List<Result> results) {
        Map<List<String>, List<Result>> alike = results.stream()
                .collect(Collectors.groupingBy(
                        result -> List.copyOf(result.figures().keySet()), LinkedHashMap::new, Collectors.toList()));
        return alike.entrySet().stream()
                .map(entry -> one(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String one(List<String> names, List<Result> results) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("scenario"));
        head.addAll(names);
        rows.add(head);
        for (Result result : results) {
            List<String> row = new ArrayList<>(List.of(result.scenario()));
            result.figures().values().forEach(value -> row.add(number(value)));
            rows.add(row);
        }
        int[] widths = new int[head.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        List<String> rule = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            rule.add("-".repeat(widths[i] - (i == 0 ? 0 : 1)) + (i == 0 ? "" : ":"));
        }
        lines.add(1, line(rule, widths));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - row.get(i).length());
            line.append(' ')
                    .append(i == 0 ? row.get(i) + pad : pad + row.get(i))
                    .append(" |");
        }
        return line.toString();
    }

    /** Three digits tell enough. */
    static String number(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "-";
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }
}
