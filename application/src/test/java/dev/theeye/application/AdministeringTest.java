package dev.theeye.application;

import static dev.theeye.application.Sending.CLOCK;
import static dev.theeye.application.Sending.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.theeye.adapter.memory.InMemoryApplications;
import dev.theeye.adapter.memory.InMemoryAuditTrail;
import dev.theeye.application.AuthenticateApplication.Admitted;
import dev.theeye.application.ChangeApplication.Outcome;
import dev.theeye.application.RegisterApplication.Registered;
import dev.theeye.application.RotateSecret.Rotated;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.PageRequest;
import dev.theeye.domain.port.Applications.Removal;
import dev.theeye.domain.session.SessionPolicy;
import dev.theeye.domain.trust.ApplicationChange;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.ApplicationStatus;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditEntry.Kind;
import dev.theeye.domain.trust.AuditFilter;
import dev.theeye.domain.trust.Credential;
import dev.theeye.domain.trust.Scope;
import dev.theeye.domain.trust.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an administrator does to applications. */
class AdministeringTest {
    private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
    private final InMemoryApplications applications = new InMemoryApplications(trail);
    private final RegisterApplication register = new RegisterApplication(applications, CLOCK);
    private final ChangeApplication change = new ChangeApplication(applications, CLOCK);
    private final FindApplications find = new FindApplications(applications);
    private final Registered admin = register("admin", Scope.ADMIN);
    private final Registered shop = register("shop", Scope.EVENTS_WRITE);
    private final ApplicationId by = admin.application().id();
    private final ApplicationId id = shop.application().id();

    @Test
    void a_suspended_application_is_admitted_again_once_it_is_active() {
        change.change(id, ApplicationChange.status(ApplicationStatus.SUSPENDED), by);
        assertThat(authenticate(shop.secret(), Duration.ZERO)).isEmpty();

        change.change(id, ApplicationChange.status(ApplicationStatus.ACTIVE), by);
        assertThat(authenticate(shop.secret(), Duration.ZERO)).isPresent();
    }

    @Test
    void an_administrator_cannot_shut_itself_out() {
        assertThat(change.change(by, ApplicationChange.status(ApplicationStatus.SUSPENDED), by))
                .isEqualTo(new Outcome.ShutsItselfOut());
        assertThat(change.change(by, ApplicationChange.scopes(Set.of(Scope.EVENTS_READ_ALL)), by))
                .isEqualTo(new Outcome.ShutsItselfOut());
        assertThat(applications.find(by)).contains(admin.application());
        assertThat(change.change(by, ApplicationChange.name("root"), by)).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void names_stay_unique_and_the_unknown_stay_unknown() {
        assertThat(change.change(id, ApplicationChange.name("admin"), by)).isEqualTo(new Outcome.NameTaken());
        assertThat(change.change(new ApplicationId(new UUID(0, 9)), ApplicationChange.name("x"), by))
                .isEqualTo(new Outcome.Unknown());
        assertThat(find.find(new ApplicationId(new UUID(0, 9)))).isEmpty();
        assertThat(find.all()).containsExactly(admin.application(), shop.application());
    }

    @Test
    void both_secrets_admit_during_the_grace_and_only_the_new_one_after_it() {
        Rotated rotated = new RotateSecret(applications, CLOCK)
                .rotate(id, Duration.ofHours(24), by)
                .orElseThrow();

        assertThat(authenticate(shop.secret(), Duration.ofHours(23))).contains(new Admitted(shop.application(), 1));
        assertThat(authenticate(rotated.secret(), Duration.ZERO)).contains(new Admitted(shop.application(), 2));
        assertThat(authenticate(shop.secret(), Duration.ofHours(24))).isEmpty();
        assertThat(authenticate(rotated.secret(), Duration.ofDays(900))).isPresent();
    }

    @Test
    void a_removed_secret_admits_nobody() {
        RemoveSecret remove = new RemoveSecret(applications, CLOCK);

        assertThat(remove.remove(id, 1, by)).isEqualTo(Removal.REMOVED);

        assertThat(authenticate(shop.secret(), Duration.ZERO)).isEmpty();
        assertThat(remove.remove(id, 1, by)).isEqualTo(Removal.UNKNOWN);
    }

    @Test
    void the_use_of_a_secret_is_kept_once_a_minute() {
        authenticate(shop.secret(), Duration.ZERO);
        authenticate(shop.secret(), Duration.ofSeconds(59));
        assertThat(credential().lastUsedAt()).isEqualTo(NOW);

        authenticate(shop.secret(), Duration.ofSeconds(60));
        assertThat(credential().lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void a_wrong_secret_is_no_use() {
        authenticate(new Secret("wrong"), Duration.ZERO);

        assertThat(credential().lastUsedAt()).isNull();
    }

    @Test
    void the_audit_trail_tells_who_did_what() {
        change.change(id, ApplicationChange.name("market"), by);

        ReadAuditTrail read = new ReadAuditTrail(trail);
        AuditFilter about = new AuditFilter(Set.of(by), Set.of(id), Set.of(), null, null);
        AuditEntry entry = read.find(about, PageRequest.first(Order.NEWEST_FIRST, 10))
                .items()
                .getFirst();
        assertThat(entry.kind()).isEqualTo(Kind.APPLICATION_CHANGED);
        assertThat(entry.act().by()).isEqualTo(by);
        assertThat(entry.act().at()).isEqualTo(NOW);
        assertThat(entry.changes()).containsExactly(new AuditEntry.Change("name", "shop", "market"));
        assertThat(read.count(about)).isEqualTo(1);
    }

    private Credential credential() {
        return find.find(id).orElseThrow().credentials().getFirst();
    }

    private Optional<Admitted> authenticate(Secret secret, Duration later) {
        return new AuthenticateApplication(applications, Clock.offset(CLOCK, later)).authenticate(id, secret);
    }

    private Registered register(String name, Scope scope) {
        return register.register(name, Set.of(scope), SessionPolicy.OWN).orElseThrow();
    }
}
