package dev.theeye.adapter.http.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
    private static final int MOST = 100_000;

    @Test
    void members_that_follow_each_other_are_one_text() throws IOException {
        assertThat(inflated(join(gzip("one "), gzip(""), gzip("two")))).isEqualTo("one two");
    }

    @Test
    void a_member_that_is_cut_anywhere_is_refused() throws IOException {
        byte[] first = gzip("first");
        byte[] second = gzip("second, with some text to compress, compress, compress");
        for (int cut = 1; cut < second.length; cut++) {
            byte[] body = join(first, Arrays.copyOf(second, cut));

            assertThatThrownBy(() -> inflated(body)).as("after %d bytes", cut).isInstanceOf(ZipException.class);
        }
        for (int cut = 0; cut < first.length; cut++) {
            byte[] body = Arrays.copyOf(first, cut);

            assertThatThrownBy(() -> inflated(body)).as("after %d bytes", cut).isInstanceOf(ZipException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0a", "7b7d", "1f", "1f8b", "1f8b08", "1f8c0800", "1f8b0700", "1f8b0880", "0001ff"})
    void what_follows_a_member_and_is_none_is_refused(String hex) {
        assertThatThrownBy(() -> inflated(join(gzip("x"), HexFormat.of().parseHex(hex))))
                .isInstanceOf(ZipException.class);
    }

    @Test
    void a_byte_that_is_changed_anywhere_is_noticed_or_says_nothing() throws IOException {
        byte[] whole = gzip("some text, some text, some more text");
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x40;
            // time, extra flags and system: RFC 1952 lets a reader overlook them
            if (at >= 4 && at < 10) {
                assertThat(inflated(changed)).isEqualTo("some text, some text, some more text");
            } else if (at != 3) { // a flag of something that is not there
                assertThatThrownBy(() -> inflated(changed)).as("at %d", at).isInstanceOf(ZipException.class);
            }
        }
    }

    @Test
    void a_header_may_have_all_its_parts() throws IOException {
        byte[] plain = gzip("text");
        byte[] fixed = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
        byte[] parts =
                join(fixed, new byte[] {3, 0, 'a', 0, 'c'}, "name\0".getBytes(UTF_8), "comment\0".getBytes(UTF_8));
        CRC32 crc = new CRC32();
        crc.update(parts);
        byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);

        assertThat(inflated(join(parts, sum, rest))).isEqualTo("text");
        sum[0]++;
        assertThatThrownBy(() -> inflated(join(parts, sum, rest))).hasMessageContaining("checksum");
    }

    @Test
    void it_does_not_matter_how_a_body_is_cut_into_pieces() throws IOException {
        Random random = new Random(3);
        byte[] first = new byte[50_000];
        random.nextBytes(first);
        byte[] body = join(gzip("a".repeat(20_000)), gzip(new String(first, UTF_8)), gzip("end"));
        byte[] expected = Gzip.inflate(body, 1_000_000);
        for (int largest : new int[] {1, 7, 1000, 30_000}) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try (Gzip gzip = new Gzip()) {
                for (int at = 0; at < body.length; ) {
                    int length = Math.min(body.length - at, 1 + random.nextInt(largest));
                    all.writeBytes(gzip.inflate(ByteBuffer.wrap(body, at, length), 1_000_000 - all.size()));
                    at += length;
                }
                gzip.end();
            }

            assertThat(all.toByteArray()).isEqualTo(expected);
        }
    }

    @Test
    void inflating_stops_one_byte_over_the_budget() throws IOException {
        byte[] body = gzip("0".repeat(10 * MOST));

        assertThat(Gzip.inflate(body, MOST)).hasSize(MOST + 1);
        assertThat(Gzip.inflate(body, 10 * MOST)).hasSize(10 * MOST);
        assertThat(Gzip.inflate(body, 10 * MOST - 1)).hasSize(10 * MOST);
        try (Gzip gzip = new Gzip()) {
            assertThat(gzip.inflate(ByteBuffer.wrap(body), 0)).hasSize(1);
        }
    }

    private static String inflated(byte[] body) throws IOException {
        return new String(Gzip.inflate(body, MOST), UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
