package dev.theeye.adapter.memory;

import dev.theeye.contracts.Outage;
import dev.theeye.contracts.SigningKeysContract;
import dev.theeye.domain.port.SigningKeys;

final class InMemorySigningKeysTest implements SigningKeysContract {
    private final InMemorySigningKeys keys = new InMemorySigningKeys();

    @Override
    public SigningKeys newSigningKeys() {
        return keys;
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(keys::interrupt, keys::resume);
    }
}
