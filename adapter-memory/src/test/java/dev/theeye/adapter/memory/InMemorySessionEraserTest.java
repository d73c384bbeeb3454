package dev.theeye.adapter.memory;

import dev.theeye.domain.port.SessionEraser;

final class InMemorySessionEraserTest extends HonestEraser {
    @Override
    public SessionEraser eraser() {
        return new InMemorySessionEraser(honest, trail);
    }
}
