package dev.theeye.adapter.postgres;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** @param queryTimeout how long an analyst's question may take; cut to seconds */
@ConfigurationProperties("eye.postgres")
public record PostgresSettings(
        @Bindable(defaultValue = "PT30S") Duration queryTimeout) {}
