package dev.governor.identity;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells a caller how the governor sees it. */
@Path("/api/v1/testing/who-am-i")
public class TestingWhoAmIResource {

    private final CurrentPrincipal caller;

    TestingWhoAmIResource(CurrentPrincipal caller) {
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Operation(hidden = true)
    public Principal whoAmI() {
        return caller.get();
    }
}
