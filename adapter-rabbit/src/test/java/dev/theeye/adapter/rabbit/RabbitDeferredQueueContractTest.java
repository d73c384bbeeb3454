package dev.theeye.adapter.rabbit;

import dev.theeye.contracts.EventQueueContract;
import dev.theeye.contracts.Outage;
import dev.theeye.domain.port.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The queue of what was deferred owes the same. */
class RabbitDeferredQueueContractTest implements EventQueueContract {
    private final Tap tap = new Tap(SharedRabbit.anyBroker());
    private final List<RabbitEventQueue> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(RabbitEventQueue::close);
        tap.close();
    }

    @Override
    public EventQueue newQueue() {
        RabbitEventQueue queue = Queues.open(
                tap.through(SharedRabbit.anyBroker()),
                TestSettings.with(Map.of()).deferred());
        opened.add(queue);
        return queue;
    }

    @Override
    public Outage outage() {
        return new Outage() {
            @Override
            public void begin() {
                tap.disconnect();
            }

            @Override
            public void end() {
                tap.connect();
            }
        };
    }
}
