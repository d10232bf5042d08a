package dev.governor.console;

import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Renders the templates under {@code templates/console}, with an engine of their own: strict about missing names, and
 * escaping whatever is put in.
 */
@ApplicationScoped
public class Pages {

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new Escaping())
            .addLocator(Pages::locate)
            .removeStandaloneLines(true)
            .strictRendering(true)
            .build();

    /** Returns the page {@code template}, around it the frame that every page has. */
    String render(String template, Frame frame, Map<String, ?> values) {
        TemplateInstance page = engine.getTemplate(template).instance().data("frame", frame);
        values.forEach(page::data);
        return page.render();
    }

    private static Optional<TemplateLocation> locate(String id) {
        String path = "/templates/console/" + id + ".html";
        return Pages.class.getResource(path) == null ? Optional.empty() : Optional.of(new OnClassPath(path));
    }

    private record OnClassPath(String path) implements TemplateLocation {

        @Override
        public Reader read() {
            InputStream template = Pages.class.getResourceAsStream(path);
            if (template == null) {
                throw new IllegalStateException("there is no template " + path);
            }
            return new InputStreamReader(template, StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }
}
