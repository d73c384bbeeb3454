package dev.theeye.bootstrap;

import dev.theeye.adapter.rabbit.BrokerRefuses;
import dev.theeye.adapter.rabbit.TopologyMismatch;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** Finds, in what a framework throws, the reasons that a person can mend. */
final class Failures {
    private Failures() {}

    static RuntimeException foreseen(RuntimeException failure) {
        return Reason.cause(failure, StartFailed.class)
                .or(() -> reason(
                        failure, BindException.class, bind -> "cannot listen for HTTP: " + Reason.firstLine(bind)))
                .or(() -> reason(failure, SQLException.class, sql -> "PostgreSQL refuses: " + Reason.firstLine(sql)))
                .or(() -> reason(
                        failure,
                        BrokerRefuses.class,
                        refused -> "RabbitMQ (EYE_RABBIT_URI): " + Reason.firstLine(refused)))
                .or(() -> reason(failure, TopologyMismatch.class, Reason::firstLine))
                .or(() -> reason(failure, ConversionErrorException.class, Reason::firstLine))
                .or(() -> reason(failure, ConfigurationException.class, Reason::firstLine))
                .map(RuntimeException.class::cast)
                .orElse(failure);
    }

    private static <T extends Throwable> Optional<StartFailed> reason(
            RuntimeException failure, Class<T> type, Function<T, String> message) {
        return Reason.cause(failure, type).map(cause -> new StartFailed(message.apply(cause), failure));
    }
}
