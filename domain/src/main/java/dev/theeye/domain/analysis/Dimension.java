package dev.theeye.domain.analysis;

import dev.theeye.domain.event.Event;

/** What events can be told apart by. */
public enum Dimension {
    CATEGORY,
    NAME,
    APPLICATION;

    public String of(Event event) {
        return switch (this) {
            case CATEGORY -> event.type().category();
            case NAME -> event.type().name();
            case APPLICATION -> event.application().toString();
        };
    }
}
