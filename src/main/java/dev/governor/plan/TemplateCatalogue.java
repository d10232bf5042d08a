package dev.governor.plan;

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
import java.util.concurrent.ConcurrentHashMap;

/** The templates of the bundles that decide, by id. */
@ApplicationScoped
public class TemplateCatalogue {

    /** How many bundles' templates are kept read: those of a canary and of the bundles beside and before it. */
    private static final int KEPT = 4;

    private final Map<Digest, Map<String, Template>> templates = new ConcurrentHashMap<>();

    /** Returns the template of {@code bundle} called {@code id}. */
    public Optional<Template> find(PolicyBundle bundle, String id) {
        return Optional.ofNullable(templates(bundle).get(id));
    }

    /** Returns the ids of all templates of {@code bundle}, in order. */
    public List<String> ids(PolicyBundle bundle) {
        return List.copyOf(templates(bundle).keySet());
    }

    /** Returns the template of {@code bundle} called {@code id}, read afresh. */
    public static Optional<Template> of(PolicyBundle bundle, String id) {
        return Optional.ofNullable(read(bundle).get(id));
    }

    private Map<String, Template> templates(PolicyBundle bundle) {
        Map<String, Template> known = templates.get(bundle.digest());
        if (known == null) {
            known = read(bundle);
            if (templates.size() >= KEPT) {
                templates.clear();
            }
            templates.put(bundle.digest(), known);
        }
        return known;
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
