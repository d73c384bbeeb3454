package dev.theeye.bootstrap;

import io.micronaut.core.value.PropertyResolver;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads settings, and refuses a wrong one with a line that names it and says what it may be. */
record SettingReader(PropertyResolver properties) {
    Optional<String> text(String setting) {
        return properties.getProperty(setting, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    String text(String setting, String otherwise) {
        return text(setting).orElse(otherwise);
    }

    int number(String setting, int otherwise, int least, int most) {
        Optional<String> text = text(setting);
        try {
            int number = text.map(Integer::parseInt).orElse(otherwise);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException refusedBelow) {
            // the same answer as for a number out of range
        }
        throw new StartFailed(
                named(setting) + " is a number from " + least + " to " + most + ", not " + text.orElse(""));
    }

    <E extends Enum<E>> E choice(String setting, E otherwise) {
        Optional<String> text = text(setting);
        if (text.isEmpty()) {
            return otherwise;
        }
        E[] choices = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> spelling(choice).equals(text.get()))
                .findFirst()
                .orElseThrow(() -> new StartFailed(named(setting) + " is "
                        + Arrays.stream(choices).map(SettingReader::spelling).collect(Collectors.joining(" or "))
                        + ", not " + text.get()));
    }

    static String spelling(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    static String named(String setting) {
        return setting + " (" + variable(setting) + ")";
    }

    /** The environment variable that sets it. */
    static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
