package dev.theeye.adapter.memory;

import dev.theeye.contracts.Outage;

/** Calls what interrupts and resumes an adapter. */
record MemoryOutage(Runnable interrupt, Runnable resume) implements Outage {
    @Override
    public void begin() {
        interrupt.run();
    }

    @Override
    public void end() {
        resume.run();
    }
}
