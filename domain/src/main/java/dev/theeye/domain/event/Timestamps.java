package dev.theeye.domain.event;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * How applications write the time: RFC 3339, or {@code 2021-01-01 09:15:27.243860} in UTC, as the brief has it. Read by
 * hand, because a regular expression or a formatter takes longer than all other rules together.
 */
public final class Timestamps {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int SECONDS_END = "2021-01-01T09:15:27".length();
    private static final int OFFSET_LENGTH = "+05:30".length();
    private static final int SECONDS_OF_A_DAY = 24 * 60 * 60;
    private static final NoTime NO_TIME = new NoTime();

    private Timestamps() {}

    /** In UTC with all six digits of the microseconds: {@code 2021-01-01T09:15:27.243860Z}. */
    public static String format(Instant time) {
        return MICROSECONDS.format(time);
    }

    /** @return the instant, cut to the microsecond; empty for what is no time, the leap second and the year 0 among them */
    public static Optional<Instant> parse(String text) {
        try {
            LocalDateTime local = local(text);
            require(local.getYear() > 0 && !isLeapSecond(text));
            int fractionEnd = fractionEnd(text);
            long seconds = local.toEpochSecond(ZoneOffset.UTC) - offsetSeconds(text, fractionEnd);
            return Optional.of(Instant.ofEpochSecond(seconds, micros(text, fractionEnd) * 1000L));
        } catch (NoTime noSuchTime) {
            return Optional.empty();
        }
    }

    /**
     * Whether {@code text} is a {@code date-time} of RFC 3339 to the letter, as JSON Schema wants it: the offset is there,
     * no space is, and there may be a leap second at the end of a day in UTC.
     */
    public static boolean isDateTime(String text) {
        try {
            LocalDateTime local = local(text);
            int fractionEnd = fractionEnd(text);
            require(text.charAt(10) != ' ' && fractionEnd < text.length());
            int offset = offsetSeconds(text, fractionEnd);
            int utc = Math.floorMod(local.toLocalTime().toSecondOfDay() - offset, SECONDS_OF_A_DAY);
            return !isLeapSecond(text) || utc == SECONDS_OF_A_DAY - 1;
        } catch (NoTime noSuchTime) {
            return false;
        }
    }

    /** Without fraction and offset; second 59 in place of a leap second. */
    private static LocalDateTime local(String text) {
        require(text.length() >= SECONDS_END && isDate(text) && isTime(text));
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        require(month >= 1 && month <= 12 && day >= 1);
        require(day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
        require(hour < 24 && minute < 60 && second <= 60);
        return LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59));
    }

    private static boolean isLeapSecond(String text) {
        return text.charAt(17) == '6';
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
        require(end > SECONDS_END + 1);
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
            throw NO_TIME;
        }
    }

    /** Says nothing of where: to note that takes longer than the rest. */
    private static final class NoTime extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoTime() {
            super("not a time", null, false, false);
        }
    }
}
