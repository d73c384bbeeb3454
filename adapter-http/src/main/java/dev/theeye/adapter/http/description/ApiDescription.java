package dev.theeye.adapter.http.description;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

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
    private static final MediaType YAML = MediaType.of("application/yaml"); // RFC 9512

    private final ResourceResolver resources;

    ApiDescription(ResourceResolver resources) {
        this.resources = resources;
    }

    @Get("/openapi.yaml")
    StreamedFile openApi() {
        return resources
                .getResourceAsStream("classpath:META-INF/swagger/openapi.yml")
                .map(file -> new StreamedFile(file, YAML))
                .orElseThrow();
    }
}
