package dev.theeye.adapter.http.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.theeye.adapter.http.Parameters;
import dev.theeye.adapter.http.description.ForAdministrators;
import dev.theeye.adapter.http.description.Paged;
import dev.theeye.adapter.http.token.Caller;
import dev.theeye.application.ReadAuditTrail;
import dev.theeye.domain.event.Order;
import dev.theeye.domain.event.Timestamps;
import dev.theeye.domain.trust.ApplicationId;
import dev.theeye.domain.trust.AuditEntry;
import dev.theeye.domain.trust.AuditFilter;
import dev.theeye.domain.trust.Visibility;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells who administered what, and when. */
@Controller("/v1/audit")
@Tag(name = "Administering")
@Secured("admin")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {
    private static final List<String> PARAMETERS =
            List.of("by", "application", "act", "from", "to", "order", "limit", "cursor", "count");

    private static final String ACTS = Arrays.stream(AuditEntry.Kind.values())
            .map(AuditEntry.Kind::text)
            .collect(Collectors.joining(", ", "one of ", ""));

    private final ReadAuditTrail readAuditTrail;
    private final Pages pages;

    AuditController(ReadAuditTrail readAuditTrail, Pages pages) {
        this.readAuditTrail = readAuditTrail;
        this.pages = pages;
    }

    @Operation(summary = "Finds what was administered by who did it, which application it was done to, what and when")
    @Get
    @Paged
    @ForAdministrators
    @Parameter(name = "by", in = ParameterIn.QUERY, ref = "#/components/parameters/by")
    @Parameter(name = "application", in = ParameterIn.QUERY, ref = "#/components/parameters/about")
    @Parameter(name = "act", in = ParameterIn.QUERY, ref = "#/components/parameters/act")
    @Parameter(name = "from", in = ParameterIn.QUERY, ref = "#/components/parameters/from")
    @Parameter(name = "to", in = ParameterIn.QUERY, ref = "#/components/parameters/to")
    @Parameter(name = "order", in = ParameterIn.QUERY, ref = "#/components/parameters/order")
    @ApiResponse(
            responseCode = "200",
            description = "A page of acts.",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "#/components/schemas/Acts")))
    HttpResponse<byte[]> readAuditTrail(HttpRequest<?> request, Caller caller) {
        Parameters parameters = Parameters.of(request, PARAMETERS);
        AuditFilter filter = new AuditFilter(
                parameters.each("by", ApplicationId::parse, ParameterTypes.A_UUID),
                ParameterTypes.applications(parameters),
                parameters.each("act", AuditEntry.Kind::parse, ACTS),
                ParameterTypes.time(parameters, "from"),
                ParameterTypes.time(parameters, "to"));
        Order order = ParameterTypes.order(parameters);
        return pages.answer(
                request,
                caller,
                parameters,
                new Query<>(
                        new Visibility.Everything(),
                        order,
                        Query.Cost.SMALL,
                        new TimeFinder<>(order, page -> readAuditTrail.find(filter, page)),
                        () -> readAuditTrail.count(filter),
                        AuditController::write));
    }

    /** {@code by} is null where The Eye did it by itself, {@code application} where it concerns all. */
    private static void write(AuditEntry entry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", entry.act().id().toString());
        json.writeStringField("at", Timestamps.format(entry.act().at()));
        json.writeStringField("by", text(entry.act().by()));
        json.writeStringField("act", entry.kind().text());
        json.writeStringField("application", text(entry.about()));
        json.writeArrayFieldStart("changes");
        for (AuditEntry.Change change : entry.changes()) {
            json.writeStartObject();
            json.writeStringField("field", change.field());
            json.writeStringField("from", change.before());
            json.writeStringField("to", change.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static @Nullable String text(@Nullable ApplicationId id) {
        return id == null ? null : id.toString();
    }
}
