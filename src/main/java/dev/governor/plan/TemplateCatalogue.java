package dev.governor.plan;

import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.PolicyBundle;
import dev.governor.kernel.Digest;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.ProblemException.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The templates of the active bundle, by id. */
@ApplicationScoped
public class TemplateCatalogue {

    private record Read(Digest bundle, Map<String, Template> templates) {}

    private final BundleRegistry bundles;
    private volatile Read latest = new Read(Digest.of(""), Map.of());

    TemplateCatalogue(BundleRegistry bundles) {
        this.bundles = bundles;
    }

    /** Returns the template called {@code id}. */
    public Optional<Template> find(String id) {
        return Optional.ofNullable(templates().get(id));
    }

    /** Returns the ids of all templates, in order. */
    public List<String> ids() {
        return List.copyOf(templates().keySet());
    }

    private Map<String, Template> templates() {
        PolicyBundle active = bundles.active();
        Read read = latest;
        if (!read.bundle().equals(active.digest())) {
            read = new Read(active.digest(), read(active));
            latest = read;
        }
        return read.templates();
    }

    /**
     * Returns the templates of {@code bundle} by id.
     *
     * @throws dev.governor.kernel.ProblemException {@code invalid-bundle} when one has mistakes
     */
    static Map<String, Template> read(PolicyBundle bundle) {
        Map<String, Template> templates = new TreeMap<>();
        Map<String, String> actions = new TreeMap<>();
        List<Place> places = new ArrayList<>();
        bundle.templates().forEach((file, tree) -> {
            Template template = TemplateReader.read(file, tree, places);
            if (templates.put(template.id(), template) != null) {
                places.add(new Place(
                        file + "#/id",
                        "another template is called `" + template.id() + "`: give one of them another id"));
            }
            String twin = actions.putIfAbsent(template.action(), file);
            if (twin != null) {
                places.add(new Place(
                        file + "#/action",
                        "`" + twin + "` has the action `" + template.action() + "` already: name another one"));
            }
        });
        if (!places.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.INVALID_BUNDLE, "the templates of the policy bundle have mistakes", places);
        }
        return templates;
    }
}
