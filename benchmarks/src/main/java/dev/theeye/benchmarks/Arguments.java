package dev.theeye.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line of options: {@code --name value}, repeatable, and {@code --switch}. */
public final class Arguments {
    private final Map<String, List<String>> values;

    private Arguments(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * @param switches the names of options that stand alone
     * @param options the names of those that are followed by a value
     * @throws IllegalArgumentException naming what is not understood
     */
    public static Arguments parse(Set<String> switches, Set<String> options, String... words) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (switches.contains(name)) {
                values.put(name, List.of());
            } else if (!options.contains(name)) {
                throw new IllegalArgumentException("unknown argument " + word);
            } else if (i + 1 == words.length) {
                throw new IllegalArgumentException(word + " needs a value");
            } else {
                values.computeIfAbsent(name, n -> new ArrayList<>()).add(words[++i]);
            }
        }
        return new Arguments(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The last one, should there be several. */
    public Optional<String> one(String name) {
        return all(name).isEmpty() ? Optional.empty() : Optional.of(all(name).getLast());
    }

    /** @throws IllegalArgumentException where it is no number from 1 on */
    public long number(String name, long otherwise) {
        String text = one(name).orElse(Long.toString(otherwise));
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("--" + name + " takes a whole number from 1 on, not " + text);
        }
        return Long.parseLong(text);
    }
}
