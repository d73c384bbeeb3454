package dev.theeye.domain.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How applications write the time: RFC 3339, or {@code 2021-01-01 09:15:27.243860} in UTC, as the brief has it. Read by
 * hand, because a regular expression or a formatter takes longer than all other rules together.
 */
public final class Timestamps {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    private static final int SECONDS_END = "2021-01-01T09:15:27".length();
    private static final int OFFSET_LENGTH = "+05:30".length();
    private static final int MOST_FRACTION_DIGITS = 9;

    private Timestamps() {}

    /** In UTC with all six digits of the microseconds: {@code 2021-01-01T09:15:27.243860Z}. */
    public static String format(Instant time) {
        return MICROSECONDS.format(time);
    }

    /** @return the instant, cut to the microsecond; empty for what is no time, the leap second and the year 0 among them */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(instant(text));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        int year = number(text, 0, 4);
        require(year > 0);
        require(text.length() >= SECONDS_END && isDate(text) && isTime(text));
        LocalDateTime local = LocalDateTime.of(
                year,
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19));
        int fractionEnd = fractionEnd(text);
        long seconds = local.toEpochSecond(ZoneOffset.UTC) - offsetSeconds(text, fractionEnd);
        return Instant.ofEpochSecond(seconds, micros(text, fractionEnd) * 1000L);
    }

    private static boolean isDate(String text) {
        return text.charAt(4) == '-' && text.charAt(7) == '-';
    }

    private static boolean isTime(String text) {
        char separator = text.charAt(10);
        return (separator == 'T' || separator == 't' || separator == ' ')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int fractionEnd(String text) {
        if (text.length() == SECONDS_END || text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int end = SECONDS_END + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - SECONDS_END - 1;
        require(digits >= 1 && digits <= MOST_FRACTION_DIGITS);
        return end;
    }

    private static int micros(String text, int fractionEnd) {
        int micros = 0;
        for (int at = SECONDS_END + 1; at <= SECONDS_END + 6; at++) {
            micros = micros * 10 + (at < fractionEnd ? text.charAt(at) - '0' : 0);
        }
        return micros;
    }

    /** RFC 3339 allows up to 23:59, more than {@link ZoneOffset} does. */
    private static int offsetSeconds(String text, int start) {
        if (start == text.length()) {
            return 0;
        }
        char sign = text.charAt(start);
        if (sign == 'Z' || sign == 'z') {
            require(text.length() == start + 1);
            return 0;
        }
        require(text.length() == start + OFFSET_LENGTH
                && (sign == '+' || sign == '-')
                && text.charAt(start + 3) == ':');
        int hours = number(text, start + 1, start + 3);
        int minutes = number(text, start + 4, start + 6);
        require(hours < 24 && minutes < 60);
        return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    private static int number(String text, int start, int end) {
        require(end <= text.length());
        int number = 0;
        for (int at = start; at < end; at++) {
            require(isDigit(text.charAt(at)));
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    /** ASCII alone: {@link Character#isDigit} knows hundreds more. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void require(boolean held) {
        if (!held) {
            throw new DateTimeException("not a time");
        }
    }
}
