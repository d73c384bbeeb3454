package dev.theeye.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({
        "2021-01-01T09:15:27.243860Z,      2021-01-01T09:15:27.243860Z",
        "2021-01-01t09:15:27.243860z,      2021-01-01T09:15:27.243860Z",
        "2021-01-01 09:15:27.243860,       2021-01-01T09:15:27.243860Z",
        "2021-01-01T09:15:27,              2021-01-01T09:15:27Z",
        "2021-01-01 09:15:27Z,             2021-01-01T09:15:27Z",
        "2021-01-01T09:15:27+00:00,        2021-01-01T09:15:27Z",
        "2021-01-01T09:15:27-00:00,        2021-01-01T09:15:27Z",
        "2021-01-01T09:15:27+05:30,        2021-01-01T03:45:27Z",
        "2021-01-01 09:15:27.5-08:00,      2021-01-01T17:15:27.5Z",
        "2021-01-01T09:15:27+23:59,        2020-12-31T09:16:27Z",
        "2021-01-01T09:15:27-23:59,        2021-01-02T09:14:27Z",
        "2020-02-29T00:00:00Z,             2020-02-29T00:00:00Z",
        "2000-02-29T23:59:59Z,             2000-02-29T23:59:59Z",
        "0001-01-01T00:00:00Z,             0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z,      1969-12-31T23:59:59.999999Z",
        "9999-12-31T23:59:59.999999Z,      9999-12-31T23:59:59.999999Z",
    })
    void rfc_3339_and_the_form_of_the_brief_are_read_and_no_offset_means_utc(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-01-01T09:15:27.1Z,         100000",
        "2021-01-01T09:15:27.12Z,        120000",
        "2021-01-01T09:15:27.123Z,       123000",
        "2021-01-01T09:15:27.1234Z,      123400",
        "2021-01-01T09:15:27.12345Z,     123450",
        "2021-01-01T09:15:27.123456Z,    123456",
        "2021-01-01T09:15:27.1234567Z,   123456",
        "2021-01-01T09:15:27.12345678Z,  123456",
        "2021-01-01T09:15:27.123456789Z, 123456",
        "2021-01-01T09:15:27.999999999,  999999",
        "2021-01-01T09:15:27.000001,     1",
        "2021-01-01T09:15:27.0000009,    0",
        "2021-01-01T09:15:27.1234567891Z, 123456",
        "2021-01-01T09:15:27.12345678901234567890+05:30, 123456",
    })
    void any_number_of_digits_of_a_second_is_read_and_cut_to_microseconds(String text, int micros) {
        assertThat(Timestamps.parse(text)).map(time -> time.getNano() / 1000).contains(micros);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2021",
                "2021-01-01",
                "2021-01-01T09:15",
                "2021-01-01T09:15Z",
                "2021-01-01T09:15:2",
                "2021-01-01T09:15:27.",
                "2021-01-01T09:15:27.Z",
                "2021-01-01T09:15:27.1234567890:Z",
                "2021-01-01T09:15:27,5Z",
                "2021-01-01T09:15:27ZZ",
                "2021-01-01T09:15:27Z ",
                " 2021-01-01T09:15:27Z",
                "2021-01-01T09:15:27Z+00:00",
                "2021-01-01T09:15:27+0530",
                "2021-01-01T09:15:27+05",
                "2021-01-01T09:15:27+5:30",
                "2021-01-01T09:15:27+05:3",
                "2021-01-01T09:15:27+05:300",
                "2021-01-01T09:15:27+24:00",
                "2021-01-01T09:15:27+00:60",
                "2021-01-01T09:15:27 +05:30",
                "2021-01-01T09:15:27+-5:30",
                "2021-01-01T09:15:27 UTC",
                "2021-01-01T09:15:27 Europe/Berlin",
                "2021-01-01_09:15:27Z",
                "2021-01-01  09:15:27Z",
                "2021/01/01T09:15:27Z",
                "2021-01-01T09.15.27Z",
                "20210101T091527Z",
                "2021-1-1T09:15:27Z",
                "2021-02-30T09:15:27Z",
                "2021-02-29T09:15:27Z",
                "1900-02-29T09:15:27Z",
                "2021-04-31T09:15:27Z",
                "2021-00-01T09:15:27Z",
                "2021-13-01T09:15:27Z",
                "2021-01-00T09:15:27Z",
                "2021-01-32T09:15:27Z",
                "2021-01-01T24:00:00Z",
                "2021-01-01T25:00:00Z",
                "2021-01-01T09:60:00Z",
                "2016-12-31T23:59:60Z",
                "2021-01-01T09:15:61Z",
                "0000-01-01T00:00:00Z",
                "99999-01-01T00:00:00Z",
                "+2021-01-01T00:00:00Z",
                "-2021-01-01T00:00:00Z",
                "-001-01-01T00:00:00Z",
                "infinity",
                "-infinity",
                "now",
                "1609492527",
                "Fri, 01 Jan 2021 09:15:27 GMT",
                "٢٠٢١-٠١-٠١T٠٩:١٥:٢٧Z",
                "２０２１-01-01T09:15:27Z",
                "2021-01-01T09:15:27.٥Z",
                "2021-01-01T09:15:27\u0000",
                "2021-01-01T09:15:27\n",
            })
    void what_is_no_time_is_no_time(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-05-20T09:00:00Z",
                "2021-05-20t09:00:00z",
                "2021-05-20T09:00:00-00:00",
                "2021-05-20T09:00:00+18:30",
                "2021-05-20T09:00:00+23:59",
                "2021-05-20T09:00:00.1234567891Z",
                "2020-02-29T23:59:59.5-23:59",
                "0000-01-01T00:00:00Z",
                "1998-12-31T23:59:60Z",
                "1998-12-31T15:59:60.123-08:00",
                "1999-01-01T01:29:60+01:30",
            })
    void a_date_time_is_as_rfc_3339_has_it(String text) {
        assertThat(Timestamps.isDateTime(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2021-05-20",
                "2021-05-20T09:00:00",
                "2021-05-20T09:00:00.5",
                "2021-05-20T09:00Z",
                "2021-05-20 09:00:00Z",
                "1985-04-12T23:20:50Z\n",
                " 1985-04-12T23:20:50Z",
                "2021-05-20T09:00:00.Z",
                "2021-05-20T09:00:00,5Z",
                "2021-05-20T09:00:00+0530",
                "2021-05-20T09:00:00+24:00",
                "2021-05-20T09:00:00+00:60",
                "2021-05-20T09:00:00\u221205:00",
                "2021-02-29T09:00:00Z",
                "2021-02-30T09:00:00Z",
                "2021-05-20T24:00:00Z",
                "1998-12-31T23:59:61Z",
                "1998-12-31T23:58:60Z",
                "1998-12-31T22:59:60Z",
                "1998-12-31T23:59:60+01:00",
                "2021-05-20T09:00:00Z+01:00",
                "1963-06-1\u09eaT00:00:00Z",
                "+11963-06-19T08:30:06Z",
                "2013-350T01:01:01Z",
            })
    void what_rfc_3339_does_not_have_is_no_date_time(String text) {
        assertThat(Timestamps.isDateTime(text)).isFalse();
    }

    @Test
    void a_very_long_text_is_read_once() {
        String digits = "2021-01-01T09:15:27." + "1".repeat(5_000_000);

        assertThat(Timestamps.parse(digits + "Z")).contains(Instant.parse("2021-01-01T09:15:27.111111Z"));
        assertThat(Timestamps.parse(digits + "x")).isEmpty();
        assertThat(Timestamps.parse("9".repeat(5_000_000))).isEmpty();
    }

    @Test
    void every_beginning_of_a_time_is_either_a_time_or_nothing() {
        String whole = "2021-01-01T09:15:27.243860+05:30";

        for (int length = 0; length < whole.length(); length++) {
            boolean endsAfterSecondsOrInFraction = length == 19 || (length > 20 && length <= 26);
            assertThat(Timestamps.parse(whole.substring(0, length)).isPresent())
                    .as("the first %d characters", length)
                    .isEqualTo(endsAfterSecondsOrInFraction);
        }
    }

    @Test
    void what_is_written_has_six_digits_and_reads_as_it_was() {
        Random random = new Random(42);
        long span = Duration.between(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"))
                .toSeconds();

        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.parse("0001-01-01T00:00:00Z")
                    .plusSeconds(random.nextLong(span))
                    .plusNanos(random.nextInt(1_000_000) * 1000L);
            String text = Timestamps.format(time);

            assertThat(text).hasSize("2021-01-01T09:15:27.243860Z".length());
            assertThat(Timestamps.parse(text)).contains(time);
            assertThat(DateTimeFormatter.ISO_INSTANT.parse(text, Instant::from)).isEqualTo(time);
        }
    }

    @Test
    void times_are_written_alike_whatever_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));

            assertThat(Timestamps.format(Instant.parse("2021-01-01T09:15:27Z")))
                    .isEqualTo("2021-01-01T09:15:27.000000Z");
        } finally {
            Locale.setDefault(before);
        }
    }
}
