package dev.theeye.bootstrap.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command as it was typed: words, and options with a value ({@code --grace PT1H} or {@code --grace=PT1H}) or without. */
record Arguments(List<String> words, Map<String, String> options, Set<String> flags) {
    private static final Set<String> OPTIONS =
            Set.of("--url", "--credentials", "--scopes", "--session-policy", "--grace");
    private static final Set<String> FLAGS = Set.of("--json", "--help");

    static Arguments parse(List<String> typed) throws CommandFailed {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            if (!word.startsWith("-")) {
                words.add(word);
            } else if (word.equals("-h") || FLAGS.contains(word)) {
                flags.add(word.equals("-h") ? "--help" : word);
            } else if (!OPTIONS.contains(name)) {
                throw CommandFailed.wrongUsage("there is no option " + name);
            } else if (!name.equals(word)) {
                options.put(name, word.substring(name.length() + 1));
            } else if (i + 1 < typed.size()) {
                options.put(name, typed.get(++i));
            } else {
                throw CommandFailed.wrongUsage(name + " needs a value");
            }
        }
        return new Arguments(words, options, flags);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** @throws CommandFailed where an option was given that the command does not have */
    void mayHave(Set<String> known) throws CommandFailed {
        for (String option : options.keySet()) {
            if (!known.contains(option) && !option.equals("--url") && !option.equals("--credentials")) {
                throw CommandFailed.wrongUsage(String.join(" ", words) + " has no option " + option);
            }
        }
    }
}
