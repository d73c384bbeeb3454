package dev.theeye.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** @param types of how many event types the metrics tell apart; the others count together */
@ConfigurationProperties("eye.metrics")
record MetricsSettings(@Bindable(defaultValue = "100") int types) {}
