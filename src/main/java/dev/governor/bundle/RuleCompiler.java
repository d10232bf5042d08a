package dev.governor.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * Compiles checked rules with the executable model, behind a {@link RestrictedClassLoader}.
 *
 * <p>Every bundle gets a {@code KieBase} of its own and the container is let go at once: updating a container in place
 * leaks, and an undisposed one keeps its build.
 */
final class RuleCompiler {

    private final ClassLoader application;

    RuleCompiler(ClassLoader application) {
        this.application = application;
    }

    /** Returns the compiled rules, or empty after adding a problem. */
    Optional<CompiledRules> compile(
            RuleVocabulary vocabulary,
            List<RuleDefinition> rules,
            BundleManifest manifest,
            List<BundleProblem> problems) {
        try {
            KieBase base = build(vocabulary, drl(vocabulary, rules));
            return Optional.of(new CompiledRules(base, rules, manifest.decisionBudget()));
        } catch (RuntimeException e) {
            problems.add(BundleProblem.ofFile(
                    vocabulary.directory(), "the rules do not compile", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    static String drl(RuleVocabulary vocabulary, List<RuleDefinition> rules) {
        List<String> lines = new ArrayList<>();
        lines.add("package governor." + vocabulary.directory() + ";");
        lines.add("import " + vocabulary.fact().getCanonicalName() + ";");
        for (RuleDefinition rule : rules) {
            lines.add("rule \"" + rule.id() + "\" when");
            lines.add(rule.constraints().stream()
                    .map(Constraint::drl)
                    .collect(Collectors.joining(", ", "  " + vocabulary.fact().getSimpleName() + "(", ")")));
            lines.add("then end");
        }
        return String.join("\n", lines) + "\n";
    }

    private KieBase build(RuleVocabulary vocabulary, String drl) {
        ClassLoader restricted =
                new RestrictedClassLoader(application, Set.of(vocabulary.fact().getName()));
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("dev.governor.bundle", vocabulary.directory(), "1-" + UUID.randomUUID());
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        files.write("src/main/resources/governor/" + vocabulary.directory() + "/rules.drl", drl);
        KieBuilder builder = services.newKieBuilder(files, restricted).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().getMessages(Message.Level.ERROR).stream()
                    .map(Message::getText)
                    .collect(Collectors.joining("; ")));
        }
        KieContainer container = services.newKieContainer(id, restricted);
        try {
            return container.getKieBase();
        } finally {
            container.dispose();
            services.getRepository().removeKieModule(id);
        }
    }
}
