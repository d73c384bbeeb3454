/** What those who run The Eye need: health, metrics and the description of the API. */
@NullMarked
package dev.theeye.adapter.http.operate;

import org.jspecify.annotations.NullMarked;
