package dev.theeye.application;

import static dev.theeye.application.Sending.CLOCK;
import static dev.theeye.application.Sending.NOW;
import static dev.theeye.application.Sending.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.application.AuthenticateApplication.Admitted;
import dev.theeye.application.RegisterApplication.Registered;
import dev.theeye.domain.port.ApplicationsUnavailable;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.Act;
import dev.theeye.domain.trust.Application;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Scope;
import dev.theeye.domain.trust.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an application becomes a trusted client, and how it shows that it is one. */
class TrustedApplicationTest {
    private final InMemoryApplications applications = new InMemoryApplications();
    private final RegisterApplication register = new RegisterApplication(applications, CLOCK);
    private final AuthenticateApplication authenticate = new AuthenticateApplication(applications, CLOCK);
    private final Secret secret = Secret.random(new SecureRandom());

    @Test
    void a_registered_application_is_known_by_its_secret() {
        Registered shop = register.register("shop", Set.of(Scope.EVENTS_WRITE), SessionPolicy.SHARED)
                .orElseThrow();

        assertThat(authenticate.authenticate(shop.application().id(), shop.secret()))
                .contains(new Admitted(shop.application(), 1));
        assertThat(shop.application().name()).isEqualTo("shop");
        assertThat(shop.application().scopes()).containsExactly(Scope.EVENTS_WRITE);
        assertThat(shop.application().sessionPolicy()).isEqualTo(SessionPolicy.SHARED);
        assertThat(shop.application().status()).isEqualTo(ApplicationStatus.ACTIVE);
        assertThat(shop.application().createdAt()).isEqualTo(NOW);
    }

    @Test
    void a_registration_is_dated_to_the_microsecond_so_that_any_store_gives_it_back_as_it_was() {
        Clock fine = Clock.offset(CLOCK, Duration.ofNanos(789));

        Registered shop = new RegisterApplication(applications, fine)
                .register("shop", Set.of(), SessionPolicy.OWN)
                .orElseThrow();

        assertThat(shop.application().createdAt()).isEqualTo(NOW);
    }

    @Test
    void a_name_belongs_to_one_application() {
        Registered first =
                register.register("shop", Set.of(), SessionPolicy.OWN).orElseThrow();

        assertThat(register.register("shop", Set.of(Scope.ADMIN), SessionPolicy.OWN))
                .isEmpty();
        assertThat(applications.all()).containsExactly(first.application());
    }

    @Test
    void two_applications_share_neither_id_nor_secret() {
        Registered shop = register.register("shop", Set.of(), SessionPolicy.OWN).orElseThrow();
        Registered blog = register.register("blog", Set.of(), SessionPolicy.OWN).orElseThrow();

        assertThat(shop.application().id()).isNotEqualTo(blog.application().id());
        assertThat(authenticate.authenticate(shop.application().id(), blog.secret()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "\u0000", "\uD800"})
    void a_wrong_secret_admits_nobody(String wrong) {
        register(SHOP, ApplicationStatus.ACTIVE, null);

        assertThat(authenticate.authenticate(SHOP, new Secret(wrong))).isEmpty();
        assertThat(authenticate.authenticate(SHOP, new Secret(secret.text() + wrong + "x")))
                .isEmpty();
    }

    @Test
    void an_unknown_application_is_not_admitted() {
        assertThat(authenticate.authenticate(new ApplicationId(new UUID(0, 9)), secret))
                .isEmpty();
        assertThat(authenticate.authenticate(ApplicationId.UNKNOWN, secret)).isEmpty();
    }

    @Test
    void a_suspended_application_is_not_admitted_though_its_secret_is_right() {
        register(SHOP, ApplicationStatus.SUSPENDED, null);

        assertThat(authenticate.authenticate(SHOP, secret)).isEmpty();
    }

    @Test
    void a_secret_admits_until_it_expires_and_not_after() {
        register(SHOP, ApplicationStatus.ACTIVE, NOW.plusMillis(1));

        assertThat(authenticate.authenticate(SHOP, secret)).isPresent();
        assertThat(new AuthenticateApplication(applications, Clock.offset(CLOCK, Duration.ofMillis(1)))
                        .authenticate(SHOP, secret))
                .isEmpty();
    }

    @Test
    void nobody_is_called_unknown_because_the_applications_could_not_be_read() {
        register(SHOP, ApplicationStatus.ACTIVE, null);
        applications.interrupt();

        assertThatThrownBy(() -> authenticate.authenticate(SHOP, secret)).isInstanceOf(ApplicationsUnavailable.class);
        assertThatThrownBy(() -> register.register("blog", Set.of(), SessionPolicy.OWN))
                .isInstanceOf(ApplicationsUnavailable.class);
    }

    private void register(ApplicationId id, ApplicationStatus status, @Nullable Instant expiresAt) {
        applications.register(
                new Application(id, "shop", Set.of(Scope.EVENTS_WRITE), SessionPolicy.OWN, status, NOW),
                new Credential(secret.digest(), NOW, expiresAt),
                Act.now(CLOCK, null));
    }
}
