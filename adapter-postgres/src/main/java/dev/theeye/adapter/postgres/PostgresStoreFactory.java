package dev.theeye.adapter.postgres;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** PostgreSQL as the store. The tables are there: Flyway comes with the data source. */
@Factory
@Requires(property = "eye.store", value = "postgres")
final class PostgresStoreFactory {
    /** Before anything is kept, and so at the start. */
    @Context
    @Bean(preDestroy = "close")
    @Requires(property = "eye.postgres.upkeep", notEquals = "false")
    PartitionKeeper partitions(
            @Named("default") DataSource dataSource,
            @Property(name = "eye.rules.clock-skew", defaultValue = "PT1M") Duration clockSkew,
            RetentionSettings retention)
            throws SQLException {
        DataSource patient = new PatientDataSource(plain(dataSource));
        new SkewConstraint(patient).set(clockSkew);
        return PartitionKeeper.start(patient, Clock.systemUTC(), retention.days());
    }

    @Singleton
    PostgresEventStore store(@Named("default") DataSource dataSource) {
        return new PostgresEventStore(plain(dataSource));
    }

    @Singleton
    PostgresSessionAdmission sessionAdmission(@Named("reading") DataSource dataSource) {
        return new PostgresSessionAdmission(plain(dataSource));
    }

    /** On connections of its own, so that analysts never hold up recording. */
    @Singleton
    PostgresEventReader reader(@Named("reading") DataSource dataSource, PostgresSettings settings) {
        return new PostgresEventReader(plain(dataSource), settings.queryTimeout());
    }

    /** On the connections of analysts, too. */
    @Singleton
    PostgresEventFeed feed(@Named("reading") DataSource dataSource) {
        return new PostgresEventFeed(plain(dataSource));
    }

    @Context
    @Bean(preDestroy = "close")
    @Requires(property = "eye.postgres.upkeep", notEquals = "false")
    FeedKeeper feedKeeper(@Named("default") DataSource dataSource, FeedSettings settings) {
        return new FeedKeeper(new FeedHorizon(plain(dataSource), settings.remembered()));
    }

    @Singleton
    PostgresEventCounts counts(@Named("reading") DataSource dataSource, PostgresSettings settings) {
        return new PostgresEventCounts(plain(dataSource), settings.queryTimeout());
    }

    @Singleton
    PostgresFailedEventGroups failedEventGroups(@Named("reading") DataSource dataSource, PostgresSettings settings) {
        return new PostgresFailedEventGroups(plain(dataSource), settings.queryTimeout());
    }

    @Singleton
    PostgresOldFailedEvents oldFailedEvents(@Named("default") DataSource dataSource) {
        return new PostgresOldFailedEvents(plain(dataSource));
    }

    @Singleton
    PostgresFailureAlerts failureAlerts(@Named("default") DataSource dataSource) {
        return new PostgresFailureAlerts(plain(dataSource));
    }

    @Singleton
    PostgresEventSchemas schemas(@Named("default") DataSource dataSource) {
        return new PostgresEventSchemas(plain(dataSource));
    }

    @Singleton
    PostgresFailedEventJobs failedEventJobs(@Named("default") DataSource dataSource) {
        return new PostgresFailedEventJobs(plain(dataSource));
    }

    @Singleton
    PostgresSessions sessions(@Named("reading") DataSource dataSource, PostgresSettings settings) {
        return new PostgresSessions(plain(dataSource), settings.queryTimeout());
    }

    @Singleton
    PostgresEventExports exports(@Named("reading") DataSource dataSource, PostgresSettings settings) {
        return new PostgresEventExports(plain(dataSource), settings.queryTimeout());
    }

    @Singleton
    PostgresSessionEraser eraser(@Named("default") DataSource dataSource) {
        return new PostgresSessionEraser(plain(dataSource));
    }

    @Singleton
    PostgresSchemaObservations schemaObservations(@Named("reading") DataSource dataSource, PostgresSettings settings) {
        return new PostgresSchemaObservations(plain(dataSource), settings.queryTimeout());
    }

    @Singleton
    PostgresAnalytics analytics(@Named("reading") DataSource dataSource, PostgresSettings settings) {
        return new PostgresAnalytics(plain(dataSource), settings.queryTimeout());
    }

    @Singleton
    PostgresApplications applications(
            ApplicationRepository applications,
            CredentialRepository credentials,
            @Named("default") TransactionOperations<Connection> transactions) {
        return new PostgresApplications(applications, credentials, transactions);
    }

    @Singleton
    PostgresAuditTrail auditTrail(@Named("reading") DataSource dataSource) {
        return new PostgresAuditTrail(plain(dataSource));
    }

    @Singleton
    PostgresSigningKeys signingKeys(
            SigningKeyRepository keys, @Named("default") TransactionOperations<Connection> transactions) {
        return new PostgresSigningKeys(keys, transactions);
    }

    @Singleton
    @Named("store")
    @Readiness
    HealthIndicator storeHealth(@Named("default") DataSource dataSource) {
        return new PostgresHealth("store", "event", plain(dataSource));
    }

    /** Micronaut Data wraps the pool so that it gives connections to its own transactions only. */
    static DataSource plain(DataSource dataSource) {
        return DelegatingDataSource.unwrapDataSource(dataSource);
    }
}
