package dev.governor.console;

import dev.governor.finding.AssetKey;
import dev.governor.finding.FindingQuery;
import dev.governor.finding.FindingSort;
import dev.governor.finding.FindingStatus;
import dev.governor.kernel.Level;
import dev.governor.kernel.Page;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Severity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The table of findings, and the page of one. */
@Path("/console/findings")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public class FindingPages {

    private static final int LIMIT = 50;

    private final Pages pages;
    private final Reader reader;
    private final ConsoleServices services;
    private final Clock clock;

    FindingPages(Pages pages, Reader reader, ConsoleServices services, Clock clock) {
        this.pages = pages;
        this.reader = reader;
        this.services = services;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public String list(
            @Nullable @QueryParam("status") String status,
            @Nullable @QueryParam("severity") String severity,
            @Nullable @QueryParam("type") String type,
            @Nullable @QueryParam("asset") String asset,
            @Nullable @QueryParam("sort") String sort,
            @Nullable @QueryParam("cursor") String cursor) {
        Instant now = clock.instant();
        FindingStatus wantedStatus = level(FindingStatus.class, status);
        Severity wantedSeverity = level(Severity.class, severity);
        FindingSort wantedSort =
                Level.of(FindingSort.class, sort == null ? "" : sort).orElse(FindingSort.NEWEST);
        String wantedType = text(type).replace(' ', '_');
        FindingQuery query = new FindingQuery(
                wantedStatus, wantedSeverity, key(text(asset)), wantedType.isEmpty() ? null : wantedType, wantedSort);
        Page<ListedFinding> found = services.findings(query, cursor, LIMIT);
        return pages.render(
                "findings",
                reader.frame("Findings", "findings"),
                Map.of(
                        "rows",
                        found.items().stream()
                                .map(listed -> FindingRow.of(listed.finding(), listed.risk(), now))
                                .toList(),
                        "statuses",
                        choices(FindingStatus.class, wantedStatus),
                        "severities",
                        choices(Severity.class, wantedSeverity),
                        "sorts",
                        choices(FindingSort.class, wantedSort),
                        "type",
                        wantedType,
                        "asset",
                        query.asset() == null ? "" : query.asset().text(),
                        "filtered",
                        wantedStatus != null || wantedSeverity != null || query.type() != null || query.asset() != null,
                        "paged",
                        cursor != null,
                        "next",
                        Link.next(found.next(), query)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.AGENT, Roles.APPROVER, Roles.AUTHOR, Roles.AUDITOR, Roles.OPERATOR})
    @Operation(hidden = true)
    public String finding(@PathParam("id") String id) {
        FindingView view = services.finding(id)
                .map(listed -> FindingView.of(listed.finding(), listed.risk(), clock.instant()))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no finding `" + id + "`"));
        return pages.render("finding", reader.frame(view.row().title(), "findings"), Map.of("finding", view));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static @Nullable AssetKey key(String text) {
        try {
            return text.isEmpty() ? null : new AssetKey(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.at(ProblemCode.INVALID_FIELD, "?asset", String.valueOf(e.getMessage()));
        }
    }

    private static <E extends Enum<E> & Level> @Nullable E level(Class<E> type, @Nullable String word) {
        return word == null ? null : Level.of(type, word).orElse(null);
    }

    private static <E extends Enum<E> & Level> List<Choice> choices(Class<E> type, @Nullable E chosen) {
        return Arrays.stream(type.getEnumConstants())
                .map(level -> new Choice(level.word(), Wording.plain(level.word()), level == chosen))
                .toList();
    }

    /**
     * One entry of a filter.
     *
     * @param word what the URL says
     * @param text what people read
     * @param chosen whether it is the current one
     */
    record Choice(String word, String text, boolean chosen) {}
}
