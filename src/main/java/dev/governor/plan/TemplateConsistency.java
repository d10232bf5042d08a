package dev.governor.plan;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what one field of a template says against another. */
final class TemplateConsistency {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final String TARGET = "target";

    private final Template template;
    private final TemplateMistakes mistakes;

    private TemplateConsistency(Template template, TemplateMistakes mistakes) {
        this.template = template;
        this.mistakes = mistakes;
    }

    static void check(Template template, TemplateMistakes mistakes) {
        TemplateConsistency consistency = new TemplateConsistency(template, mistakes);
        consistency.checkInverse();
        consistency.checkEffect();
        consistency.checkScope();
        consistency.checkPlaceholders();
    }

    private void checkInverse() {
        if (template.inverse() == null) {
            return;
        }
        if (template.destructive()) {
            mistakes.add(
                    "/inverse",
                    "the template is destructive, and what is gone cannot be undone: write `inverse: null`, or"
                            + " `destructive: false`");
        }
        if (template.inverse().equals(template.action())) {
            mistakes.add("/inverse", "an action does not undo itself: name another one, or null");
        }
    }

    private void checkEffect() {
        boolean changes = template.changesPrivilege()
                || template.destructive()
                || template.rotatesSecret()
                || template.widensRadius();
        if (template.changesNothing() && changes) {
            mistakes.add(
                    "/control_plane",
                    "`none` is for what changes no system, but the template says that it changes one: name its control"
                            + " plane");
        }
        if (template.rotatesSecret() && !template.requiredVerification().contains(Capability.EFFECT_PROBE)) {
            mistakes.add(
                    "/required_verification", "a rotation is verified by trying the old secret: add `effect_probe`");
        }
        if (template.fixes().size() > 1 && template.fixes().contains("*")) {
            mistakes.add("/fixes", "`*` is every finding type already: leave the others out");
        }
    }

    private void checkScope() {
        List<String> never = template.scope().never();
        for (int i = 0; i < never.size(); i++) {
            if (template.scope().reaches().contains(never.get(i))) {
                mistakes.add("/scope/never/" + i, "the credential must reach it and must not: keep one");
            }
        }
    }

    private void checkPlaceholders() {
        checkPlaceholders("/title", template.title());
        checkPlaceholders("/verification", template.verification());
        checkPlaceholders("/advice", template.advice());
        List<String> reaches = template.scope().reaches();
        for (int i = 0; i < reaches.size(); i++) {
            checkPlaceholders("/scope/reaches/" + i, reaches.get(i));
        }
        List<String> never = template.scope().never();
        for (int i = 0; i < never.size(); i++) {
            checkPlaceholders("/scope/never/" + i, never.get(i));
        }
    }

    private void checkPlaceholders(String at, String text) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            String name = placeholder.group(1);
            if (!name.equals(TARGET) && !template.parameters().containsKey(name)) {
                mistakes.add(
                        at,
                        "`{%s}` is no parameter of the template: write one of %s or `{target}`"
                                .formatted(name, template.parameters().keySet()));
            }
        }
    }
}
