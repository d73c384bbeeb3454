package dev.theeye.adapter.memory;

final class InMemorySessionEraserTest extends HonestEraser {}
