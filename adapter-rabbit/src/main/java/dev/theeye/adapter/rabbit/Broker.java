package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.SocketConfigurator;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the broker is: one node, or several of a cluster, of which any will do.
 *
 * <p>Recovery is ours, not the library's. Its recovery waits 5 s, gives up channels that the broker closed, retries no first
 * connection, and carries publishing over to a new channel under the same object, where tags start again from 1 and a late
 * confirm would be taken for another message's. Here a connection lives once: what fails is cut, and another is made.
 */
final class Broker {
    /** The most that RabbitMQ takes by default. The library's bound is half of it, and it loses the connection over more. */
    private static final int LARGEST_MESSAGE = 128 * 1024 * 1024;

    private final ConnectionFactory factory;
    private final List<Address> addresses;

    /** @param addresses empty for the factory's own host and port */
    Broker(ConnectionFactory factory, List<Address> addresses, ConnectionSettings settings) {
        this.factory = factory.clone();
        this.addresses = addresses.isEmpty()
                ? List.of(new Address(factory.getHost(), factory.getPort()))
                : List.copyOf(addresses);
        this.factory.setAutomaticRecoveryEnabled(false);
        this.factory.setTopologyRecoveryEnabled(false);
        this.factory.setConnectionTimeout(millis(settings.timeout()));
        this.factory.setHandshakeTimeout(millis(settings.timeout()));
        this.factory.setChannelRpcTimeout(millis(settings.replyTimeout()));
        this.factory.setRequestedHeartbeat(Math.toIntExact(settings.heartbeat().toSeconds()));
        this.factory.setMaxInboundMessageBodySize(LARGEST_MESSAGE);
        this.factory.setThreadFactory(Thread.ofPlatform().daemon().factory());
        if (factory.isSSL() && settings.caFile() != null) {
            // checks the host's name, too; so does the library with what the JDK trusts
            this.factory.useSslProtocol(TrustedCertificates.of(settings.caFile()));
        }
    }

    /** @param name what the connection is called in the broker's own lists and logs */
    Link connect(String name) throws IOException, TimeoutException {
        AtomicReference<Socket> last = new AtomicReference<>();
        ConnectionFactory own = factory.clone();
        SocketConfigurator configurator = factory.getSocketConfigurator();
        own.setSocketConfigurator(socket -> {
            configurator.configure(socket);
            last.set(socket);
        });
        return new Link(own.newConnection(new SameThread(), addresses, name), last.get());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
