package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.ConnectionFactory;
import dev.theeye.domain.event.RawEvent;
import dev.theeye.domain.port.EventQueue;
import dev.theeye.domain.port.EventRecorder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Events wait in a queue of RabbitMQ that syncs them to disk, on a majority of its nodes, before it confirms them. */
public final class RabbitEventQueue implements EventQueue, AutoCloseable {
    private final Broker broker;
    private final Topology topology;
    private final RabbitSettings settings;
    private final MessageReader reader;
    private final Publisher publisher;
    private final List<RabbitDelivery> deliveries = new CopyOnWriteArrayList<>();

    /**
     * Connects; where the broker is away, starts nevertheless and connects once it is back.
     *
     * @param factory how to connect
     * @param addresses of the nodes of a cluster; empty for the one that the factory names
     * @throws TopologyMismatch where the broker has another queue than the settings ask for
     */
    public RabbitEventQueue(ConnectionFactory factory, List<Address> addresses, RabbitSettings settings, Clock clock) {
        this.broker = new Broker(factory, addresses, settings.connection());
        this.topology = new Topology(settings.topology());
        this.settings = settings;
        this.reader = new MessageReader(clock);
        this.publisher = new Publisher(broker, topology, settings);
        publisher.start();
    }

    @Override
    public CompletableFuture<Void> add(List<RawEvent> events) {
        return publisher.add(events);
    }

    @Override
    public Delivery deliverTo(EventRecorder recorder) {
        RabbitDelivery delivery = new RabbitDelivery(broker, topology, settings, reader, recorder, -deliveries.size());
        deliveries.add(delivery);
        delivery.start();
        return () -> {
            delivery.close();
            deliveries.remove(delivery);
        };
    }

    /** Why events are not taken, or not handed over, just now; nothing while all is well. */
    public Optional<String> trouble() {
        return trouble(publisher.objection());
    }

    /** The same, and asks the broker for the queue. Blocks. */
    Optional<String> probe() {
        return trouble(publisher.probe());
    }

    private Optional<String> trouble(Optional<String> publishing) {
        return Stream.concat(
                        publishing.stream(),
                        deliveries.stream().map(RabbitDelivery::objection).flatMap(Optional::stream))
                .findFirst();
    }

    /** Lets what is on its way arrive and the batches in hand finish. */
    @Override
    public void close() {
        publisher.close();
        deliveries.forEach(RabbitDelivery::close);
    }
}
