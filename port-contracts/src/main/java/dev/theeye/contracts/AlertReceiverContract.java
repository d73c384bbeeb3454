package dev.theeye.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.AlertNotReceived;
import dev.theeye.domain.port.AlertReceiver;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link AlertReceiver} owes. */
public interface AlertReceiverContract extends Contract {
    AlertReceiver receiver();

    /** The ids of all alerts that have arrived where the receiver takes them, each as often as it has. */
    List<UUID> received();

    /** Of where the receiver takes them. */
    Outage outage();

    @Test
    default void an_alert_that_was_told_has_been_received() {
        FailureAlert alert = alert("c", "n");

        receiver().tell(alert);

        assertThat(received()).contains(alert.id());
    }

    @Test
    default void an_alert_about_events_without_a_category_and_a_name_is_received() {
        FailureAlert alert = alert(null, null);

        receiver().tell(alert);

        assertThat(received()).contains(alert.id());
    }

    @Test
    default void an_alert_that_cannot_be_received_is_not_told_and_may_be_told_again_afterwards() {
        FailureAlert alert = alert("c", "n");

        outage().begin();
        Throwable thrown;
        try {
            thrown = assertTimeoutPreemptively(
                    patience(), () -> catchThrowable(() -> receiver().tell(alert)));
        } finally {
            outage().end();
        }

        assertThat(thrown).isInstanceOf(AlertNotReceived.class);
        Retry.whileUnavailable(patience(), AlertNotReceived.class, () -> {
            receiver().tell(alert);
            return alert;
        });
        assertThat(received()).contains(alert.id());
    }

    private static FailureAlert alert(@Nullable String category, @Nullable String name) {
        return new FailureAlert(UUID.randomUUID(), category, name, 100, SampleEvents.now());
    }
}
