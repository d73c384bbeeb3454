package dev.theeye.adapter.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Asked once, at the start, when whoever mistyped a password is still looking; a broker that is away may come later. */
final class Access {
    private Access() {}

    /** @throws BrokerRefuses where a person has to change a setting, here or there */
    static void check(Broker broker) {
        try {
            broker.connect("The Eye, starting").cut();
        } catch (AuthenticationFailureException refused) {
            throw new BrokerRefuses("the user or the password is refused", refused);
        } catch (IOException failure) {
            if (isNotAllowed(failure)) {
                throw new BrokerRefuses("there is no such virtual host, or the user may not enter it", failure);
            }
        } catch (TimeoutException away) {
            // the queue goes on trying, and says so
        }
    }

    private static boolean isNotAllowed(IOException failure) {
        return failure.getCause() instanceof ShutdownSignalException shutdown
                && shutdown.getReason() instanceof AMQP.Connection.Close close
                && close.getReplyCode() == AMQP.NOT_ALLOWED;
    }
}
