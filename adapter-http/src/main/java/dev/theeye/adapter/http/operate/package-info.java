/** What those who run The Eye need to know about its parts. */
@NullMarked
package dev.theeye.adapter.http.operate;

import org.jspecify.annotations.NullMarked;
