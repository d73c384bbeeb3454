package dev.theeye.adapter.http.description;

import dev.theeye.adapter.http.problem.Problem;
import dev.theeye.adapter.http.problem.ProblemException;
import dev.theeye.adapter.http.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.util.Optional;

/** Serves the description of the API, which the build makes of the controllers. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
@OpenAPIDefinition(
        info =
                @Info(
                        title = "The Eye",
                        version = "1",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0"),
                        description = """
                                Registered applications post events, and get them back.

                                Times are RFC 3339 in UTC with microseconds. Errors are `application/problem+json`
                                (RFC 9457). Every answer carries `X-Request-Id`; a sane one that comes with a request
                                comes back. An unknown query parameter is a 400 that names it and lists what is known.
                                """))
final class ApiDescription {
    private final StaticDocuments documents;

    ApiDescription(StaticDocuments documents) {
        this.documents = documents;
    }

    @Get(uri = "/openapi.yaml", produces = "application/yaml") // RFC 9512
    HttpResponse<?> openApi(HttpRequest<?> request) {
        return document(request, "openapi.yml");
    }

    @Get(uri = "/docs{/file:.*}", produces = MediaType.ALL)
    HttpResponse<?> docs(HttpRequest<?> request, @PathVariable Optional<String> file) {
        return document(request, "views/swagger-ui/" + page(file));
    }

    /** Where the generated page of {@code /docs} looks for its scripts. */
    @Get(uri = "/swagger-ui{/file:.*}", produces = MediaType.ALL)
    HttpResponse<?> swaggerUi(HttpRequest<?> request, @PathVariable Optional<String> file) {
        return document(request, "views/swagger-ui/" + page(file));
    }

    @Get(uri = "/redoc{/file:.*}", produces = MediaType.ALL)
    HttpResponse<?> redoc(HttpRequest<?> request, @PathVariable Optional<String> file) {
        return document(request, "views/redoc/" + page(file));
    }

    private static String page(Optional<String> file) {
        return file.filter(name -> !name.isEmpty()).orElse("index.html");
    }

    private HttpResponse<?> document(HttpRequest<?> request, String path) {
        return documents
                .find(path)
                .map(document -> document.response(request))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND, "nothing is at this path")));
    }
}
