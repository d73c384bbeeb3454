package dev.theeye.adapter.postgres;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** PostgreSQL as the queue, in the database that is the store. */
@Factory
@Requires(property = "eye.queue", value = "postgres")
final class PostgresQueueFactory {
    @Singleton
    @Primary
    @Bean(preDestroy = "close")
    PostgresEventQueue queue(@Named("default") DataSource dataSource, PostgresQueueSettings settings) {
        return new PostgresEventQueue(PostgresStoreFactory.plain(dataSource), settings);
    }

    @Singleton
    @Named("deferred")
    @Bean(preDestroy = "close")
    PostgresEventQueue deferredQueue(@Named("default") DataSource dataSource, PostgresQueueSettings settings) {
        return PostgresEventQueue.deferred(PostgresStoreFactory.plain(dataSource), settings);
    }

    @Singleton
    @Named("queue")
    @Readiness
    HealthIndicator queueHealth(@Named("default") DataSource dataSource) {
        return new PostgresHealth("queue", "queued_message", PostgresStoreFactory.plain(dataSource));
    }
}
