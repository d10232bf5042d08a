package dev.governor.api;

import dev.governor.agent.AgentRecord;
import dev.governor.agent.AgentRecords;
import dev.governor.identity.CurrentPrincipal;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The records of agents: who answers for them and where they may work. Their ETag is the version of the record. */
@Path("/api/v1/agents")
@Tag(name = "Agents")
@Produces(MediaType.APPLICATION_JSON)
public class AgentRecordResource {

    private static final int LONGEST_VERSION = 9;

    private final AgentRecords records;
    private final CurrentPrincipal caller;

    AgentRecordResource(AgentRecords records, CurrentPrincipal caller) {
        this.records = records;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(summary = "List the records of agents", description = "In the order of the agents' subjects.")
    public Page<AgentRecord> list(
            @Nullable @QueryParam("cursor") String cursor, @Nullable @QueryParam("limit") String limit) {
        return records.list(caller.get().tenant(), cursor, Query.limit(limit));
    }

    @GET
    @Path("{agent:.+}")
    @RolesAllowed({Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(
            summary = "Get the record of an agent",
            description = "The subject of its tokens stands in the path, percent-encoded: `embedded%7Cremedy-bot`.")
    @APIResponse(
            responseCode = "200",
            description = "The record",
            content = @Content(schema = @Schema(implementation = AgentRecord.class)))
    public RestResponse<AgentRecord> get(@PathParam("agent") String agent) {
        return tagged(records.find(caller.get().tenant(), agent)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "there is no record of the agent `" + agent + "`")));
    }

    @PUT
    @Path("{agent:.+}")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Write the record of an agent",
            description = "`If-Match` names the version that is replaced; there is none for a first record. No agent"
                    + " writes one, whatever other roles its token has. Places of the machine, homes and what holds them"
                    + " are no workspaces.")
    @APIResponse(
            responseCode = "200",
            description = "The record",
            content = @Content(schema = @Schema(implementation = AgentRecord.class)))
    public RestResponse<AgentRecord> put(
            @PathParam("agent") String agent,
            @Nullable @HeaderParam(HttpHeaders.IF_MATCH) String version,
            @NotNull @Valid AgentRecordBody body) {
        return tagged(records.write(agent, body.toDraft(), version(version), caller.get()));
    }

    @DELETE
    @Path("{agent:.+}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "End the record of an agent",
            description = "It expires now and stays to be read; what the agent asks for is denied until somebody writes"
                    + " another one. `If-Match` names the version that is ended.")
    @APIResponse(
            responseCode = "200",
            description = "The record",
            content = @Content(schema = @Schema(implementation = AgentRecord.class)))
    public RestResponse<AgentRecord> end(
            @PathParam("agent") String agent, @Nullable @HeaderParam(HttpHeaders.IF_MATCH) String version) {
        return tagged(records.end(agent, version(version), caller.get()));
    }

    private static RestResponse<AgentRecord> tagged(AgentRecord record) {
        return ResponseBuilder.ok(record)
                .header(HttpHeaders.ETAG, "\"" + record.version() + "\"")
                .build();
    }

    /** A tag that was never handed out is that of no version. */
    private static @Nullable Integer version(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        String digits = tag.startsWith("\"") && tag.endsWith("\"") && tag.length() > 2
                ? tag.substring(1, tag.length() - 1)
                : "";
        boolean number = !digits.isEmpty()
                && digits.length() <= LONGEST_VERSION
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.valueOf(digits) : Integer.valueOf(0);
    }
}
