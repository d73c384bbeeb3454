package dev.theeye.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** @param clockSkew how far ahead of ours an application's clock may run */
@ConfigurationProperties("eye.rules")
record RuleSettings(@Bindable(defaultValue = "PT1M") Duration clockSkew) {}
