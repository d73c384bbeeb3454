package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.fuzzing.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time is what the grammar of RFC 3339 and {@code java.time} take for one. */
class TimestampsFuzzTest implements FuzzTarget {
    private static final Pattern GRAMMAR = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)(?:(?<=\\.[0-9]{9})[0-9]+)?(?:[Zz]|([+-])([0-9]{2}:[0-9]{2}))?");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    @Override
    public int executions() {
        return 300_000;
    }

    @Override
    public void check(byte[] input) {
        check(new String(input, StandardCharsets.UTF_8));
        check(nearlyTime(input));
    }

    private static void check(String text) {
        Optional<Instant> parsed = Timestamps.parse(text);

        assertThat(parsed).as(text).isEqualTo(reference(text));
        parsed.filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST))
                .ifPresent(time -> assertThat(Timestamps.parse(Timestamps.format(time)))
                        .as(text)
                        .contains(time));
    }

    private static Optional<Instant> reference(String text) {
        Matcher parts = GRAMMAR.matcher(text);
        if (!parts.matches() || parts.group(1).startsWith("0000")) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2));
            Duration offset = parts.group(4) == null
                    ? Duration.ZERO
                    : Duration.between(LocalTime.MIN, LocalTime.parse(parts.group(4)));
            Instant time = local.toInstant(ZoneOffset.UTC)
                    .minus("-".equals(parts.group(3)) ? offset.negated() : offset)
                    .truncatedTo(ChronoUnit.MICROS);
            return Optional.of(time);
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** Follows the grammar for as long as the bytes of the input, taken as choices, do not say otherwise. */
    private static String nearlyTime(byte[] choices) {
        StringBuilder text = new StringBuilder("2024-02-29T23:59:59.123456789+18:30");
        for (int i = 0; i + 1 < Math.min(choices.length, 12); i += 2) {
            int at = Math.floorMod(choices[i], text.length());
            int choice = choices[i + 1] & 0xFF;
            if (choice < 0x80) {
                text.setCharAt(at, (char) choice);
            } else if (choice < 0xC0) {
                text.setCharAt(at, (char) ('0' + choice % 10));
            } else if (choice < 0xE0) {
                text.setLength(Math.max(1, at));
            } else {
                text.insert(at, "0.:Zz-+\u0660".charAt(choice % 8));
            }
        }
        return text.toString();
    }
}
