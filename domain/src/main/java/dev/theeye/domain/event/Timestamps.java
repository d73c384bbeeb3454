package dev.theeye.domain.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How applications write the time: RFC 3339, or {@code 2021-01-01 09:15:27.243860} in UTC, as the brief has it. */
public final class Timestamps {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)[Tt ](\\d\\d):(\\d\\d):(\\d\\d)"
            + "(?:\\.(\\d{1,9}))?(?:[Zz]|([+-])([01]\\d|2[0-3]):([0-5]\\d))?");

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** In UTC with all six digits of the microseconds: {@code 2021-01-01T09:15:27.243860Z}. */
    public static String format(Instant time) {
        return MICROSECONDS.format(time);
    }

    /** @return the instant, cut to the microsecond; empty for what is no time, the leap second and the year 0 among them */
    public static Optional<Instant> parse(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || text.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(parts, 1),
                    number(parts, 2),
                    number(parts, 3),
                    number(parts, 4),
                    number(parts, 5),
                    number(parts, 6));
            return Optional.of(
                    local.toInstant(ZoneOffset.UTC).plusSeconds(-offset(parts)).plusNanos(micros(parts) * 1000L));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** In seconds. RFC 3339 allows up to 23:59, more than {@link ZoneOffset} does. */
    private static int offset(Matcher parts) {
        if (parts.group(8) == null) {
            return 0;
        }
        int seconds = number(parts, 9) * 3600 + number(parts, 10) * 60;
        return parts.group(8).equals("-") ? -seconds : seconds;
    }

    private static int micros(Matcher parts) {
        String fraction = parts.group(7);
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000").substring(0, 6));
    }
}
