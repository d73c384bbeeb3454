package dev.theeye.adapter.memory;

import dev.theeye.contracts.AlertReceiverContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.failure.FailureAlert;
import dev.theeye.domain.port.AlertReceiver;
import java.util.List;
import java.util.UUID;

final class InMemoryAlertReceiverTest implements AlertReceiverContract {
    private final InMemoryAlertReceiver receiver = new InMemoryAlertReceiver();

    @Override
    public AlertReceiver receiver() {
        return receiver;
    }

    @Override
    public List<UUID> received() {
        return receiver.told().stream().map(FailureAlert::id).toList();
    }

    @Override
    public Outage outage() {
        return new MemoryOutage(receiver::interrupt, receiver::resume);
    }
}
