package dev.governor.console;

import dev.governor.identity.IssuedToken;
import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.identity.TokenService;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Signing in, signing out, and the way in. */
@Path("/console")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SessionPages {

    private final Pages pages;
    private final Reader reader;
    private final TokenService tokens;

    SessionPages(Pages pages, Reader reader, TokenService tokens) {
        this.pages = pages;
        this.reader = reader;
        this.tokens = tokens;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public Response home() {
        Principal principal = reader.principal();
        if (principal.has(Role.APPROVER)) {
            return to("/console/tasks");
        }
        return to(principal.has(Role.OPERATOR) ? "/console/findings" : "/console/plans");
    }

    @GET
    @Path("login")
    @PermitAll
    @Operation(hidden = true)
    public String login(@Nullable @QueryParam("return") String back) {
        return form("", "", back);
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Operation(hidden = true)
    public Response signIn(
            @Nullable @FormParam("name") String name,
            @Nullable @FormParam("password") String password,
            @Nullable @FormParam("return") String back) {
        String who = name == null ? "" : name.strip();
        try {
            IssuedToken token = tokens.exchange(who, password == null ? "" : password);
            return Response.seeOther(URI.create(ReturnPath.of(back)))
                    .cookie(Session.open(token.reveal(), token.lifetime(), reader.isSecure()))
                    .build();
        } catch (ProblemException e) {
            return Response.status(e.code().status())
                    .entity(form(who, message(e), back))
                    .build();
        }
    }

    @POST
    @Path("logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public Response signOut(@Nullable @FormParam("csrf") String csrf) {
        reader.requireOwnForm(csrf);
        return Response.seeOther(URI.create(ConsoleGate.LOGIN))
                .cookie(Session.close(reader.isSecure()))
                .build();
    }

    private String form(String name, String error, @Nullable String back) {
        return pages.render(
                "login", Frame.anonymous("Sign in"), Map.of("name", name, "error", error, "back", ReturnPath.of(back)));
    }

    private static String message(ProblemException e) {
        return e.code() == ProblemCode.UNAUTHENTICATED
                ? "The name or the password is wrong."
                : Wording.capital(e.detail()) + ".";
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
