package dev.governor.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.kernel.CanonicalJson;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Map;

/** Shows a problem as a page when a console path has one; the API's problem document is its content. */
@Provider
public class ProblemPage implements ContainerResponseFilter {

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    private final Pages pages;

    ProblemPage(Pages pages) {
        this.pages = pages;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (!isConsole(request) || response.getStatus() < 400 || type == null || !isProblem(type)) {
            return;
        }
        JsonNode problem = CanonicalJson.tree(response.getEntity());
        String page = pages.render(
                "problem",
                Frame.anonymous(problem.path("title").asText("Something went wrong")),
                Map.of(
                        "status", response.getStatus(),
                        "code", problem.path("code").asText(""),
                        "detail", problem.path("detail").asText(""),
                        "incident", problem.path("incident").asText("")));
        response.setEntity(page, new Annotation[0], HTML);
    }

    private static boolean isConsole(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        return path.equals(Session.PATH) || path.startsWith(Session.PATH + "/");
    }

    private static boolean isProblem(MediaType type) {
        return type.getSubtype().equals("problem+json");
    }
}
