package dev.governor.api;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The API as a whole, for its OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Remediation Governor",
                        version = "1",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt"),
                        description = GovernorApi.DESCRIPTION),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "An access token of a configured OpenID Connect issuer, or of the embedded issuer.")
public class GovernorApi extends Application {

    static final String DESCRIPTION = """
            Agents propose remediation plans; the governor decides, asks people where policy says so, lends a narrow
            credential for one action, verifies the effect, undoes it when it did not take effect, and keeps a receipt
            of everything.

            ## Authentication

            Nobody is anonymous: every call under `/api` carries `Authorization: Bearer <token>`. Tokens come from the
            OpenID Connect issuers the operator has configured. An installation without one issues its own:
            `POST /oauth/token` exchanges an id and its secret for a token that is valid for half an hour. Who the
            caller is, is what the token says, never what a body says. Each operation names the roles that may call it:
            `agent`, `approver`, `author`, `auditor`, `operator`. This document itself is public.

            ## Errors

            Every error is `application/problem+json` (RFC 9457). Switch on `code`: it never changes its meaning.
            `errors` lists the exact places, `at` being a JSON pointer, a query parameter (`?limit`), a header name or
            a position in the text. A failure on our side has status 500 and an `incident` id to quote to the operator.
            A refused request has stored nothing.

            ## Pagination

            A list answers `{"items": [...], "next": "..."}`. Pass `next` back as `cursor` for the following slice; it
            is null at the end. `limit` is 1 to 500, and 50 when it is missing. Do not look inside a cursor.

            ## Idempotency

            `POST /api/v1/plans` needs an `Idempotency-Key` of 1 to 200 printable ASCII characters. The same key with
            the same body answers 200 with the plan of the first call, so a lost answer can be asked for again. The same key
            with another body is refused with `idempotency-key-reused`. Keys are per caller.
            """;
}
