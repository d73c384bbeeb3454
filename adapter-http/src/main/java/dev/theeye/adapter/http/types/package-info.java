/** The types of events and their schemas. Not there where {@code eye.http.api} is false. */
@NullMarked
@Configuration
@Requires(property = "eye.http.api", notEquals = "false")
package dev.theeye.adapter.http.types;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
