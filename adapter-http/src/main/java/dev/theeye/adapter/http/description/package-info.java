/**
 * The description of the API (OpenAPI): what the controllers cannot say of themselves, and where it is served. Not
 * there where {@code eye.http.api} is false.
 */
@NullMarked
@Configuration
@Requires(property = "eye.http.api", notEquals = "false")
package dev.theeye.adapter.http.description;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
