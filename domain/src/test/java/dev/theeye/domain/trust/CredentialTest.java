package dev.theeye.domain.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.domain.event.ByteString;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CredentialTest {
    private static final Instant NOON = Instant.parse("2021-01-01T12:00:00Z");
    private final Secret secret = Secret.random(new SecureRandom());

    @Test
    void a_secret_holds_256_random_bits_in_characters_that_need_no_escaping() {
        assertThat(secret.text()).matches("[A-Za-z0-9_-]{43}");
        assertThat(Secret.random(new SecureRandom())).isNotEqualTo(secret);
    }

    @Test
    void a_credential_admits_its_own_secret_alone() {
        Credential credential = new Credential(secret.digest(), NOON, null);

        assertThat(credential.admits(new Secret(secret.text()).digest(), NOON)).isTrue();
        assertThat(credential.admits(new Secret(secret.text() + "x").digest(), NOON))
                .isFalse();
        assertThat(credential.admits(new Secret("").digest(), NOON)).isFalse();
    }

    @Test
    void a_credential_admits_until_it_expires() {
        Credential credential = new Credential(secret.digest(), NOON, NOON.plusSeconds(60));

        assertThat(credential.admits(secret.digest(), NOON.plusSeconds(60).minusNanos(1)))
                .isTrue();
        assertThat(credential.admits(secret.digest(), NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void neither_a_secret_nor_a_digest_nor_a_key_gets_into_a_log() {
        Credential credential = new Credential(secret.digest(), NOON, null);

        assertThat(secret).hasToString("Secret[hidden]");
        assertThat(new SigningKey("2021", ByteString.utf8("private"), NOON)).hasToString("SigningKey[2021]");
        assertThat(credential.toString()).contains("SecretDigest[hidden]");
    }

    @Test
    void a_digest_keeps_its_bytes_to_itself() {
        SecretDigest digest = secret.digest();
        digest.toByteArray()[0] ^= 1;

        assertThat(digest).isEqualTo(secret.digest()).hasSameHashCodeAs(secret.digest());
        assertThat(digest).isEqualTo(new SecretDigest(digest.toByteArray()));
        assertThatThrownBy(() -> new SecretDigest(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
