package dev.governor.api;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Breaks, so that tests see what a caller sees of it. */
@Path("/api/v1/testing")
public class TestingFaultResource {

    @GET
    @Path("fault")
    @PermitAll
    @Operation(hidden = true)
    public String fault() {
        throw new IllegalStateException("password=hunter2");
    }

    @GET
    @Path("undeclared")
    @Operation(hidden = true)
    public String undeclared() {
        return "nobody may read this";
    }
}
