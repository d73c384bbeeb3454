package dev.theeye.adapter.http.description;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the description of the API what whoever has a token, with whatever scopes, can expect. */
@Retention(RetentionPolicy.RUNTIME) // or a build of changed files only would not see it
@Target(ElementType.METHOD)
@SecurityRequirement(name = "token", scopes = "events:read")
@SecurityRequirement(name = "token", scopes = "events:read:all")
@SecurityRequirement(name = "token", scopes = "events:write")
@SecurityRequirement(name = "token", scopes = "admin")
@ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
@ApiResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
@ApiResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
public @interface ForAllWithToken {}
