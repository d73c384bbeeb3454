/** What administrators do: applications and their secrets. Not there where {@code eye.http.api} is false. */
@NullMarked
@Configuration
@Requires(property = "eye.http.api", notEquals = "false")
package dev.theeye.adapter.http.administer;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
