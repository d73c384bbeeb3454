package dev.theeye.adapter.http.token;

import dev.theeye.domain.trust.Scope;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Finds out who sends a request, by the bearer token in its one {@code Authorization} header; a token in the query, in a
 * form or in a cookie counts for nothing (RFC 9700, section 4.3.2). In place of micronaut-security-jwt's reader and
 * validator, which take the first of several tokens and check every signature at every request.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class BearerTokens implements AuthenticationFetcher<HttpRequest<?>> {
    private static final String SCHEME = "Bearer ";

    /** There may be several (RFC 9110, section 11.4). */
    private static final Pattern LEADING_SPACES = Pattern.compile("^ +");

    private final VerifiedTokens tokens;
    private final KnownApplications applications;

    BearerTokens(VerifiedTokens tokens, KnownApplications applications) {
        this.tokens = tokens;
        this.applications = applications;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return token(request)
                .map(token -> Publishers.fromCompletableFuture(() -> caller(token)))
                .orElseGet(Publishers::empty);
    }

    static Optional<String> token(HttpRequest<?> request) {
        List<String> sent = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        return sent.size() == 1 && sent.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(LEADING_SPACES
                        .matcher(sent.getFirst().substring(SCHEME.length()))
                        .replaceFirst(""))
                : Optional.empty();
    }

    /** Empty for a token that is not valid, or not any more, and where its application is not let in. */
    CompletableFuture<Optional<Caller>> find(String token) {
        return tokens.find(token)
                .thenCompose(found ->
                        found.map(this::caller).orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    private CompletableFuture<@Nullable Authentication> caller(String token) {
        return find(token).thenApply(caller -> caller.orElse(null));
    }

    /** With the scopes that the token says and the application still has. */
    private CompletableFuture<Optional<Caller>> caller(AccessToken token) {
        return applications
                .active(token.application(), token.credential())
                .thenApply(found -> found.map(application -> {
                    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
                    scopes.addAll(token.scopes());
                    scopes.retainAll(application.scopes());
                    return new Caller(application.id(), scopes);
                }));
    }
}
