package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.ConnectionFactory;

/** The one node that most tests share, as it takes seconds to start; each test has a queue of its own in it. */
final class SharedRabbit {
    private static final RabbitCluster CLUSTER = RabbitCluster.start(1);

    private SharedRabbit() {}

    static RabbitNode node() {
        return CLUSTER.node(0);
    }

    /** The broker that {@code EYE_TEST_RABBIT_URI} names; for tests that do no harm to it. */
    static ConnectionFactory anyBroker() {
        String uri = System.getenv("EYE_TEST_RABBIT_URI");
        if (uri == null) {
            return node().connectionFactory();
        }
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(uri);
        } catch (Exception e) {
            throw new IllegalArgumentException("EYE_TEST_RABBIT_URI is no AMQP URI", e);
        }
        return factory;
    }
}
