package dev.theeye.domain.event;

/** The {@code data} of an event: a JSON object, as the bytes (UTF-8) that were sent. */
public record Payload(ByteString json) {}
