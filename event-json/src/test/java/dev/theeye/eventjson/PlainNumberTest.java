package dev.theeye.eventjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumberTest {
    /** As PostgreSQL 17 gives back {@code '…'::jsonb}. */
    @ParameterizedTest
    @CsvSource({
        "1e3,1000",
        "1E+3,1000",
        "-1e3,-1000",
        "1.500e1,15.00",
        "1.5e3,1500",
        "0.00012e5,12",
        "0.00012e2,0.012",
        "1e-3,0.001",
        "-12.5e-3,-0.0125",
        "0e9,0",
        "0e-3,0.000",
        "0.0e0,0.0",
        "0.00e1,0.0",
        "100e-2,1.00",
        "1e0003,1000",
        "1e0,1"
    })
    void a_number_is_as_long_as_postgresql_writes_it(String number, String plain) {
        assertThat(length(number)).isEqualTo(plain.length());
    }

    @Test
    void any_number_is_as_long_as_java_writes_it_out() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            String number = (random.nextBoolean() ? "-" : "")
                    + random.nextInt(3) * random.nextInt(10_000)
                    + (random.nextBoolean() ? "." + random.nextInt(10_000) : "")
                    + (random.nextBoolean() ? "e" : "E-")
                    + random.nextInt(30);
            BigDecimal value = new BigDecimal(number);
            BigDecimal written = value.signum() == 0 && value.scale() < 0 ? BigDecimal.ZERO : value;
            String sign = number.startsWith("-") && value.signum() == 0 ? "-" : "";

            assertThat(length(number)).as(number).isEqualTo((sign + written.toPlainString()).length());
        }
    }

    @Test
    void an_exponent_without_end_is_taken_for_a_large_one() {
        assertThat(length("1e99999999999999999999")).isGreaterThan(100_000);
    }

    private static int length(String number) {
        char[] text = ("x" + number + "x").toCharArray();
        int e = PlainNumber.indexOfExponent(text, 1, text.length - 1);
        return PlainNumber.of(text, 1, e, text.length - 1).length();
    }
}
