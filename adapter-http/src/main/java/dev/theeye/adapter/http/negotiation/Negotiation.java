package dev.theeye.adapter.http.negotiation;

import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads what a client takes, in place of the framework, which knows neither ranges such as {@code application/*} nor a quality
 * of 0, and of {@code Accept-Encoding: *} makes the coding that is the first of its own.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 100) // what names and protects answers comes before
final class Negotiation {
    @PreMatching
    @RequestFilter
    void read(HttpRequest<?> request) {
        AcceptedTypes.parse(request.getHeaders().getAll(HttpHeaderNames.ACCEPT)).keepIn(request);
        if (request instanceof NettyHttpRequest<?> received) {
            HttpHeaders headers = received.getNativeRequest().headers();
            headers.remove(HttpHeaderNames.ACCEPT);
            switch (encoding(request)) {
                case GZIP -> headers.set(HttpHeaderNames.ACCEPT_ENCODING, "gzip");
                case IDENTITY -> headers.remove(HttpHeaderNames.ACCEPT_ENCODING);
                case NONE -> {} // refused below, where every answer gets its headers
            }
        }
    }

    @RequestFilter
    void choose(HttpRequest<?> request) {
        if (encoding(request) == AcceptedEncoding.NONE) {
            throw new ProblemException(
                    Problem.of(ProblemType.NOT_ACCEPTABLE, "answers come as they are, or with the coding gzip"));
        }
        List<MediaType> produced = RouteAttributes.getRouteInfo(request)
                .<List<MediaType>>map(RouteInfo::getProduces)
                .orElseGet(List::of);
        boolean anything = produced.isEmpty() || produced.contains(MediaType.ALL_TYPE);
        if (!anything && AcceptedTypes.of(request).best(produced).isEmpty()) {
            throw new ProblemException(Problem.of(
                    ProblemType.NOT_ACCEPTABLE,
                    produced.stream()
                            .map(MediaType::getName)
                            .collect(Collectors.joining(" or ", "this comes as ", ""))));
        }
    }

    private static AcceptedEncoding encoding(HttpRequest<?> request) {
        return AcceptedEncoding.parse(request.getHeaders().getAll(HttpHeaderNames.ACCEPT_ENCODING));
    }
}
