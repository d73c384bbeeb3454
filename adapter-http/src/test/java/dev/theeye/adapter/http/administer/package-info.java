@NullMarked
package dev.theeye.adapter.http.administer;

import org.jspecify.annotations.NullMarked;
