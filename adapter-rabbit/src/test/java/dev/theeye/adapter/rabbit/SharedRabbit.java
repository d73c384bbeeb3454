package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.ConnectionFactory;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;

/** The one node that most tests share, as it takes seconds to start; each test has a queue of its own in it. */
final class SharedRabbit {
    private static final TestCertificate CERTIFICATE = TestCertificate.create();
    private static final int TLS_PORT = FreePorts.next();
    private static final RabbitCluster CLUSTER = RabbitCluster.start(1, CERTIFICATE.serverSettings(TLS_PORT));

    private SharedRabbit() {}

    static RabbitNode node() {
        return CLUSTER.node(0);
    }

    static TestCertificate certificate() {
        return CERTIFICATE;
    }

    /** @param host a name of this machine */
    static ConnectionFactory overTls(String host) {
        return at("amqps://eye:secret@" + host + ":" + TLS_PORT);
    }

    /** The broker that {@code EYE_TEST_RABBIT_URI} names; for tests that do no harm to it. */
    static ConnectionFactory anyBroker() {
        String uri = System.getenv("EYE_TEST_RABBIT_URI");
        return uri == null ? node().connectionFactory() : at(uri);
    }

    private static ConnectionFactory at(String uri) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(uri);
            return factory;
        } catch (URISyntaxException | GeneralSecurityException e) {
            throw new IllegalArgumentException("no AMQP URI", e);
        }
    }
}
