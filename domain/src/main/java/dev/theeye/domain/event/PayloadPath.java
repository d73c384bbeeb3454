package dev.theeye.domain.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The way to a value in a payload, from the outside in. A step is the name of a member where it meets an object, and its
 * {@link #index} where it meets an array.
 *
 * @param steps 1 to 64 of them, none empty
 */
public record PayloadPath(List<String> steps) {
    /** Nothing is kept that nests deeper. */
    public static final int MAX_STEPS = 64;

    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");

    public PayloadPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("a path has 1 to " + MAX_STEPS + " steps, not " + steps.size());
        }
        if (!steps.stream().allMatch(step -> !step.isEmpty() && StorableText.isStorable(step))) {
            throw new IllegalArgumentException("a step is empty or holds what no payload does");
        }
    }

    /**
     * Reads {@code items.0.id}. Within a name, a dot is written {@code \.} and a backslash {@code \\}.
     *
     * @return empty where the text is no path
     */
    public static Optional<PayloadPath> parse(String text) {
        List<String> steps = new ArrayList<>();
        StringBuilder step = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                steps.add(step.toString());
                step.setLength(0);
            } else if (c == '\\') {
                i++;
                if (i == text.length() || (text.charAt(i) != '.' && text.charAt(i) != '\\')) {
                    return Optional.empty();
                }
                step.append(text.charAt(i));
            } else {
                step.append(c);
            }
        }
        steps.add(step.toString());
        try {
            return Optional.of(new PayloadPath(steps));
        } catch (IllegalArgumentException noPath) {
            return Optional.empty();
        }
    }

    /** Which member of an array a step means, from 0; empty where it means none: {@code -1}, {@code 01}, {@code first}. */
    public static OptionalInt index(String step) {
        return INDEX.matcher(step).matches() ? OptionalInt.of(Integer.parseInt(step)) : OptionalInt.empty();
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        return steps.stream()
                .map(step -> step.replace("\\", "\\\\").replace(".", "\\."))
                .collect(Collectors.joining("."));
    }
}
