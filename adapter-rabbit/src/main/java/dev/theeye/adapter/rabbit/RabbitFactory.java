package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.DisabledBeanException;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.rabbitmq.connect.RabbitConnectionFactory;
import io.micronaut.rabbitmq.connect.RabbitConnectionFactoryConfig;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * RabbitMQ as the queue, where the settings say so. The framework reads where the broker is ({@code rabbitmq.servers.eye});
 * the connections are our own.
 */
@Factory
@Requires(property = "eye.queue", value = "rabbit")
final class RabbitFactory {
    @Singleton
    @Primary
    @Bean(preDestroy = "close")
    RabbitEventQueue queue(@Named("eye") RabbitConnectionFactoryConfig server, RabbitSettings settings) {
        Access.check(new Broker(server, nodes(server), settings.connection()));
        return new RabbitEventQueue(server, nodes(server), settings, Clock.systemUTC());
    }

    /** @param queue is made first, and with it the check of the broker: it ends a start with one line */
    @Singleton
    @Named("deferred")
    @Bean(preDestroy = "close")
    RabbitEventQueue deferredQueue(
            @Named("eye") RabbitConnectionFactoryConfig server, RabbitSettings settings, RabbitEventQueue queue) {
        return new RabbitEventQueue(server, nodes(server), settings.deferred(), Clock.systemUTC());
    }

    /** The framework makes one without a host of a setting that is empty. */
    private static List<Address> nodes(RabbitConnectionFactoryConfig server) {
        return server.getAddresses().orElse(List.of()).stream()
                .filter(address -> !address.getHost().isBlank())
                .toList();
    }

    @Singleton
    @Named("queue")
    @Readiness
    HealthIndicator health(RabbitEventQueue queue, @Named("deferred") RabbitEventQueue deferred) {
        return new RabbitHealth(List.of(queue, deferred));
    }

    /** The framework's own, which nobody would use: it opens none. */
    @EachBean(RabbitConnectionFactoryConfig.class)
    @Replaces(value = Connection.class, factory = RabbitConnectionFactory.class)
    Connection connection(RabbitConnectionFactoryConfig server) {
        throw new DisabledBeanException("connections to " + server.getName() + " are the queue's own");
    }
}
