package dev.governor.console;

import dev.governor.context.SignalJob;
import dev.governor.kernel.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The table of what was sent, which asks for itself again while something is being taken in. */
@Path("/console/signals")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class SignalPages {

    private static final int LIMIT = 50;

    private final Pages pages;
    private final Reader reader;
    private final ConsoleServices services;
    private final Clock clock;

    SignalPages(Pages pages, Reader reader, ConsoleServices services, Clock clock) {
        this.pages = pages;
        this.reader = reader;
        this.services = services;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public String list(@Nullable @QueryParam("cursor") String cursor) {
        return render("signals", cursor);
    }

    @GET
    @Path("live")
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public String live(@Nullable @QueryParam("cursor") String cursor) {
        return render("received", cursor);
    }

    private String render(String template, @Nullable String cursor) {
        Instant now = clock.instant();
        Page<SignalJob> page = services.signals(cursor, LIMIT);
        List<SignalRow> rows =
                page.items().stream().map(job -> SignalRow.of(job, now)).toList();
        return pages.render(
                template,
                reader.frame("Signals", "signals"),
                Map.of(
                        "rows",
                        rows,
                        "running",
                        rows.stream().anyMatch(SignalRow::running),
                        "here",
                        cursor == null ? "/console/signals/live" : Link.next("/console/signals/live", cursor),
                        "paged",
                        cursor != null,
                        "next",
                        Link.next("/console/signals", page.next())));
    }
}
