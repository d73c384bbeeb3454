package dev.theeye.adapter.http.description;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the description of the API what every query that comes in pages takes. */
@Retention(RetentionPolicy.RUNTIME) // or a build of changed files only would not see it
@Target(ElementType.METHOD)
@Parameter(name = "limit", in = ParameterIn.QUERY, ref = "#/components/parameters/limit")
@Parameter(name = "cursor", in = ParameterIn.QUERY, ref = "#/components/parameters/cursor")
@Parameter(name = "count", in = ParameterIn.QUERY, ref = "#/components/parameters/count")
@ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
@ApiResponse(responseCode = "429", ref = "#/components/responses/TooManyQueries")
public @interface Paged {}
