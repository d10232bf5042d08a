package dev.governor.bundle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.governor.bundle.knowledge.Knowledge;
import dev.governor.bundle.knowledge.KnowledgeReader;
import dev.governor.bundle.knowledge.WordGroups;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The way from files to a usable bundle: read, turn tables into rules, parse, allow-list, check, write again, compile,
 * warm, verify.
 *
 * <p>A rule is one pattern on its vocabulary's fact, comparing properties with literals; it has metadata and an empty
 * consequence. Everything else is refused with its file, line and column, and a bundle with one problem is no bundle.
 */
public final class BundleLoader {

    private static final int WARM_UP_ROUNDS = 50;
    private static final List<String> DATA = List.of("templates/", "scenarios/", "properties/", Knowledge.DIRECTORY);

    private final List<RuleVocabulary> vocabularies;
    private final ClassLoader application;

    /**
     * @param vocabularies what rules may say, one for each directory
     * @param application sees the facts and the rule engine; inside the server, the thread's context class loader
     */
    public BundleLoader(List<? extends RuleVocabulary> vocabularies, ClassLoader application) {
        this.vocabularies = vocabularies.stream()
                .map(RuleVocabulary.class::cast)
                .sorted(Comparator.comparing(RuleVocabulary::directory))
                .toList();
        this.application = application;
    }

    /**
     * Returns the bundle that {@code source} holds, compiled and warmed, fit to decide.
     *
     * @throws BundleRefusal with every problem's place
     */
    public PolicyBundle load(BundleSource source) {
        return compile(read(source));
    }

    /**
     * Returns {@code read}, compiled and warmed, fit to decide.
     *
     * @throws BundleRefusal when it does not compile or fails on a sample
     */
    PolicyBundle compile(PolicyBundle read) {
        List<BundleProblem> problems = new ArrayList<>();
        Map<String, RuleEvaluator> compiled = compile(read, problems);
        BundleRefusal.throwIfAny(problems);
        return new PolicyBundle(
                read.manifest(),
                read.digest(),
                read.facts(),
                compiled,
                read.templates(),
                read.scenarios(),
                read.properties(),
                read.knowledge());
    }

    /**
     * Returns the bundle that {@code source} holds, read and checked in every way but not compiled: quick, for an author.
     *
     * @throws BundleRefusal with every problem's place
     */
    public PolicyBundle read(BundleSource source) {
        List<BundleProblem> problems = new ArrayList<>();
        BundleLimits.check(source.files(), problems);
        BundleRefusal.throwIfAny(problems);
        source.files().keySet().forEach(file -> checkName(file, problems));
        source.files().forEach((file, bytes) -> ForbiddenText.check(file, bytes, problems));
        BundleRefusal.throwIfAny(problems);
        byte[] file = source.files().getOrDefault(ManifestReader.FILE, new byte[0]);
        JsonNode tree = BundleYaml.read(ManifestReader.FILE, file, problems);
        Map<String, JsonNode> templates = yamls(source, "templates/", problems);
        Map<String, JsonNode> scenarios = yamls(source, "scenarios/", problems);
        Map<String, JsonNode> properties = yamls(source, "properties/", problems);
        BundleRefusal.throwIfAny(problems);
        BundleManifest manifest = new ManifestReader(tree, file, problems).read();
        templates.forEach((name, template) -> {
            if (!template.path("id").isTextual() || !template.path("action").isTextual()) {
                problems.add(BundleProblem.ofFile(
                        name, "a template has an `id` and an `action`", "write `id: …` and `action: …`"));
            }
        });
        BundleRefusal.throwIfAny(problems);
        Map<String, FactType> facts = facts(PolicyBundle.actionsOf(templates));
        Knowledge knowledge = knowledge(source, facts, problems);
        BundleRefusal.throwIfAny(problems);
        Map<String, List<RuleDefinition>> rules = rules(source, facts, knowledge, manifest, problems);
        BundleRefusal.throwIfAny(problems);
        Map<String, RuleEvaluator> interpreted = new TreeMap<>();
        for (RuleVocabulary vocabulary : vocabularies) {
            List<RuleDefinition> own = rules.getOrDefault(vocabulary.directory(), List.of());
            RuleEvaluator ready = new InterpretedRules(fact(facts, vocabulary), own);
            problems.addAll(vocabulary.verify(ready, manifest));
            interpreted.put(vocabulary.directory(), ready);
        }
        BundleRefusal.throwIfAny(problems);
        return new PolicyBundle(
                manifest, source.digest(), facts, interpreted, templates, scenarios, properties, knowledge);
    }

    private Knowledge knowledge(BundleSource source, Map<String, FactType> facts, List<BundleProblem> problems) {
        Map<String, KnowledgeReader<?>> readers = new TreeMap<>();
        Map<String, Map<String, Set<String>>> words = new TreeMap<>();
        Map<String, Set<String>> complete = new TreeMap<>();
        Set<String> thresholds = new TreeSet<>();
        for (RuleVocabulary vocabulary : vocabularies) {
            vocabulary.knowledge().forEach(reader -> readers.put(reader.path(), reader));
            words.put(vocabulary.directory(), fact(facts, vocabulary).words());
            complete.put(vocabulary.directory(), vocabulary.grouped());
            thresholds.addAll(vocabulary.thresholds());
        }
        return KnowledgeFiles.read(
                source, readers.values(), new WordGroups.Vocabulary(words, complete), thresholds, problems);
    }

    private Map<String, FactType> facts(Set<String> actions) {
        Map<String, FactType> facts = new TreeMap<>();
        vocabularies.forEach(vocabulary ->
                facts.put(vocabulary.directory(), new FactType(vocabulary.fact(), vocabulary.words(actions))));
        return facts;
    }

    private static FactType fact(Map<String, FactType> facts, RuleVocabulary vocabulary) {
        return requireNonNull(facts.get(vocabulary.directory()));
    }

    private void checkName(String file, List<BundleProblem> problems) {
        boolean rule = vocabularies.stream().anyMatch(words -> file.startsWith(words.directory() + "/"))
                && (file.endsWith(".drl") || file.endsWith(RuleTable.SUFFIX));
        boolean data = DATA.stream().anyMatch(file::startsWith) && file.endsWith(".yaml");
        if (!rule && !data && !file.equals(ManifestReader.FILE) && !file.endsWith(".md")) {
            problems.add(BundleProblem.ofFile(
                    file,
                    "the file is not part of a bundle",
                    "rules of "
                            + vocabularies.stream()
                                    .map(RuleVocabulary::directory)
                                    .toList()
                            + " end in .drl or .drl.csv; templates, scenarios, properties and knowledge in .yaml"));
        }
    }

    private Map<String, List<RuleDefinition>> rules(
            BundleSource source,
            Map<String, FactType> facts,
            Knowledge knowledge,
            BundleManifest manifest,
            List<BundleProblem> problems) {
        Map<String, List<RuleDefinition>> rules = new TreeMap<>();
        Map<String, RuleDefinition> byId = new HashMap<>();
        for (RuleVocabulary vocabulary : vocabularies) {
            List<RuleDefinition> found = rules(
                    source,
                    new RuleFile(
                            vocabulary,
                            fact(facts, vocabulary),
                            new NamedWords(vocabulary.directory(), knowledge),
                            problems),
                    vocabulary.directory(),
                    problems);
            rules.put(vocabulary.directory(), found);
            for (RuleDefinition rule : found) {
                RuleDefinition twin = byId.putIfAbsent(rule.id(), rule);
                if (twin != null) {
                    problems.add(BundleProblem.of(
                            rule,
                            "`" + rule.id() + "` is taken",
                            "it stands at " + twin.at() + ": give this one another id"));
                }
            }
        }
        if (byId.size() > manifest.maxRules()) {
            problems.add(BundleProblem.at(
                    new YamlPlaces(ManifestReader.FILE, source.files().getOrDefault(ManifestReader.FILE, new byte[0]))
                            .at("/limits/max_rules"),
                    "the bundle has " + byId.size() + " rules, and `limits.max_rules` is " + manifest.maxRules(),
                    "raise it, or merge rules into a table"));
        }
        return rules;
    }

    private static List<RuleDefinition> rules(
            BundleSource source, RuleFile reader, String directory, List<BundleProblem> problems) {
        List<RuleDefinition> rules = new ArrayList<>();
        source.files().forEach((file, bytes) -> {
            if (file.startsWith(directory + "/") && file.endsWith(RuleTable.SUFFIX)) {
                RuleTable.toDrl(file, bytes, problems).map(reader::read).ifPresent(rules::addAll);
            } else if (file.startsWith(directory + "/") && file.endsWith(".drl")) {
                rules.addAll(reader.read(RuleText.ofDrl(file, bytes)));
            }
        });
        if (rules.isEmpty() && problems.isEmpty()) {
            problems.add(BundleProblem.ofFile(directory, "the directory holds no rules", "write at least one"));
        }
        return rules;
    }

    private Map<String, RuleEvaluator> compile(PolicyBundle read, List<BundleProblem> problems) {
        RuleCompiler compiler = new RuleCompiler(application);
        Map<String, RuleEvaluator> compiled = new TreeMap<>();
        for (RuleVocabulary vocabulary : vocabularies) {
            List<RuleDefinition> rules = read.rules(vocabulary.directory()).definitions();
            compiler.compile(vocabulary, rules, read.manifest(), problems).ifPresent(ready -> {
                warm(vocabulary, ready, problems);
                compiled.put(vocabulary.directory(), ready);
            });
        }
        return compiled;
    }

    private static void warm(RuleVocabulary vocabulary, RuleEvaluator rules, List<BundleProblem> problems) {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (Record sample : vocabulary.samples()) {
                if (rules.evaluate(List.of(sample)) instanceof Evaluation.Failed failed) {
                    problems.add(BundleProblem.ofFile(
                            vocabulary.directory(),
                            "the rules fail on a sample",
                            String.valueOf(failed.cause().getMessage())));
                    return;
                }
            }
        }
    }

    private static Map<String, JsonNode> yamls(BundleSource source, String directory, List<BundleProblem> problems) {
        Map<String, JsonNode> found = new TreeMap<>();
        source.files().forEach((file, bytes) -> {
            if (file.startsWith(directory) && file.endsWith(".yaml")) {
                found.put(file, BundleYaml.read(file, bytes, problems));
            }
        });
        return found;
    }
}
