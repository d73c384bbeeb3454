@NullMarked
package dev.theeye.adapter.http.negotiation;

import org.jspecify.annotations.NullMarked;
