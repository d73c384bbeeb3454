package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import dev.theeye.adapter.rabbit.TopologySettings.DeliveryLimit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What has to be there before anything can be published or consumed. Declared on every connection, so that it heals. */
final class Topology {
    private static final int FIRST_VERSION_WITH_A_DELIVERY_LIMIT = 4;

    private final TopologySettings settings;

    Topology(TopologySettings settings) {
        this.settings = settings;
    }

    String exchange() {
        return settings.exchange();
    }

    /** The queue's name is the routing key, so that versions of the queue can hang side by side on the exchange. */
    String routingKey() {
        return settings.queue();
    }

    String queue() {
        return settings.queue();
    }

    /** @throws TopologyMismatch where the broker has something else under one of the names */
    void declare(Link link) throws IOException {
        boolean isNew = isNew(link);
        try (Channel channel = link.openChannel()) {
            channel.exchangeDeclare(settings.exchange(), BuiltinExchangeType.DIRECT, true);
            channel.queueDeclare(
                    settings.queue(),
                    true,
                    false,
                    false,
                    arguments(link.connection().getServerProperties()));
            channel.queueBind(settings.queue(), settings.exchange(), routingKey());
        } catch (IOException e) {
            throw mismatchOr(e);
        } catch (TimeoutException e) {
            throw new IOException("the broker does not answer", e);
        }
        if (isNew) {
            settle();
        }
    }

    private boolean isNew(Link link) throws IOException {
        try (Channel channel = link.openChannel()) {
            channel.queueDeclarePassive(settings.queue());
            return false;
        } catch (IOException e) {
            if (isClosedBecause(e, AMQP.NOT_FOUND)) {
                return true;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new IOException("the broker does not answer", e);
        }
    }

    /**
     * RabbitMQ (seen in 3.10.8) syncs the name of a new quorum queue to disk only within a second: killed before that, it has
     * forgotten the queue after its restart, with all that it had confirmed. So nothing is put on a queue that young.
     */
    private void settle() throws IOException {
        try {
            Thread.sleep(settings.settleTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while a new queue settled");
        }
    }

    Map<String, Object> arguments(Map<String, Object> server) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("x-queue-type", settings.queueType());
        arguments.put("x-overflow", "reject-publish");
        arguments.put("x-max-length", settings.maxLength());
        arguments.put("x-max-length-bytes", settings.maxLengthBytes());
        // Brokers before 4.0 have no limit, and refuse an argument that says so.
        if (settings.deliveryLimit() == DeliveryLimit.OFF
                && majorVersion(server) >= FIRST_VERSION_WITH_A_DELIVERY_LIMIT) {
            arguments.put("x-delivery-limit", -1);
        }
        if (settings.moreArguments() != null) {
            arguments.putAll(settings.moreArguments());
        }
        return arguments;
    }

    private static int majorVersion(Map<String, Object> server) {
        String version = String.valueOf(server.get("version"));
        try {
            return Integer.parseInt(version.split("\\.", 2)[0]);
        } catch (NumberFormatException notRabbit) {
            return 0;
        }
    }

    private IOException mismatchOr(IOException failure) {
        if (isClosedBecause(failure, AMQP.PRECONDITION_FAILED)) {
            throw new TopologyMismatch(
                    "The broker's queue " + settings.queue() + " or exchange " + settings.exchange()
                            + " is not what eye.rabbit.topology asks for: " + replyText(failure)
                            + ". Change the setting to what the broker has, or let the queue drain and choose"
                            + " another name (eye.rabbit.topology.queue).",
                    failure);
        }
        return failure;
    }

    private static boolean isClosedBecause(IOException failure, int code) {
        return reason(failure).filter(close -> close.getReplyCode() == code).isPresent();
    }

    private static String replyText(IOException failure) {
        return reason(failure).map(AMQP.Channel.Close::getReplyText).orElse("");
    }

    private static Optional<AMQP.Channel.Close> reason(IOException failure) {
        return failure.getCause() instanceof ShutdownSignalException shutdown
                        && shutdown.getReason() instanceof AMQP.Channel.Close close
                ? Optional.of(close)
                : Optional.empty();
    }
}
