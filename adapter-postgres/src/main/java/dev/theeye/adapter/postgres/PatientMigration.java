package dev.theeye.adapter.postgres;

import io.micronaut.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Lets a migration take its time. */
@Singleton
@Named("default")
final class PatientMigration implements FlywayConfigurationCustomizer {
    @Override
    public void customizeFluentConfiguration(FluentConfiguration configuration) {
        configuration.dataSource(new PatientDataSource(configuration.getDataSource()));
    }

    @Override
    public String getName() {
        return "default";
    }
}
