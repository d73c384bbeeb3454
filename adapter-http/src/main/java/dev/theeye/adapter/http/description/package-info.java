/** The description of the API (OpenAPI): what the controllers cannot say of themselves, and where it is served. */
@NullMarked
package dev.theeye.adapter.http.description;

import org.jspecify.annotations.NullMarked;
