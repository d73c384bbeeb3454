package dev.theeye.adapter.http;

import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;

/** Whether the client of a request is still there to take the answer. */
public final class ClientConnection {
    private ClientConnection() {}

    public static boolean isOpen(HttpRequest<?> request) {
        return !(request instanceof NettyHttpRequest<?> received)
                || received.getChannelHandlerContext().channel().isActive();
    }

    /** @throws ProblemException where the client has left while its request waited */
    public static void mustBeOpen(HttpRequest<?> request) {
        if (!isOpen(request)) {
            throw new ProblemException(Problem.of(ProblemType.UNAVAILABLE, "the client has left"));
        }
    }
}
