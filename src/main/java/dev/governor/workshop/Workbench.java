package dev.governor.workshop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.governor.analysis.AnalysisCheck;
import dev.governor.analysis.BundleAnalysis;
import dev.governor.analysis.Proof;
import dev.governor.analysis.ProofCheck;
import dev.governor.analysis.Proofs;
import dev.governor.analysis.Remark;
import dev.governor.bundle.BundleCheck;
import dev.governor.bundle.BundlePipeline;
import dev.governor.bundle.BundleRefusal;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.RuleVocabulary;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.plan.TemplateCheck;
import dev.governor.policy.PolicyVocabulary;
import dev.governor.policy.action.AgentVocabulary;
import dev.governor.risk.RiskVocabulary;
import dev.governor.simulation.ScenarioCheck;
import dev.governor.simulation.ScenarioReport;
import dev.governor.simulation.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything an author does to a bundle that needs no server: check, test, analyse, prove, compare, explain, begin.
 *
 * <p>It reads and never compiles, so it answers at once. It finds what the server would find: the checks are the same.
 */
public final class Workbench {

    /** What rules may say: everything that the server knows. */
    static final List<RuleVocabulary> VOCABULARIES =
            List.of(new PolicyVocabulary(), new RiskVocabulary(), new AgentVocabulary());

    /** What is asked of a bundle beyond reading it: every check of the server. */
    static final List<BundleCheck> CHECKS =
            List.of(new TemplateCheck(), new AnalysisCheck(), new ScenarioCheck(), new ProofCheck());

    private final BundlePipeline pipeline;

    /**
     * @param vocabularies what rules may say
     * @param checks what is asked of a bundle beyond reading it
     */
    public Workbench(List<? extends RuleVocabulary> vocabularies, List<? extends BundleCheck> checks) {
        this.pipeline = new BundlePipeline(vocabularies, checks, Workbench.class.getClassLoader());
    }

    /** Returns a workbench that knows what the governor knows. */
    public static Workbench standard() {
        return new Workbench(VOCABULARIES, CHECKS);
    }

    /**
     * Returns the bundle, read.
     *
     * @throws BundleRefusal when it cannot be read
     */
    public PolicyBundle open(BundleSource source) {
        return pipeline.read(source);
    }

    /** Returns what is wrong with the bundle at {@code location}, which {@code files} reads, if anything. */
    public CheckReport check(String location, Supplier<BundleSource> files) {
        try {
            return check(files.get());
        } catch (BundleRefusal e) {
            return CheckReport.failed(location, "", e.problems());
        }
    }

    /** Returns what is wrong with a bundle, if anything. */
    public CheckReport check(BundleSource source) {
        try {
            return CheckReport.passed(source.location(), pipeline.check(source));
        } catch (BundleRefusal e) {
            return CheckReport.failed(source.location(), source.digest().text(), e.problems());
        }
    }

    /** Returns what came of a bundle's scenarios, and how well they cover its rules. */
    public ScenarioReport test(PolicyBundle bundle) {
        return Scenarios.run(bundle);
    }

    /** Returns what can be said about the rules of a bundle for every case at once, errors first. */
    public List<Remark> analyze(PolicyBundle bundle) {
        return BundleAnalysis.of(bundle);
    }

    /** Returns which safety properties hold for every case, with a counterexample for each that does not. */
    public List<Proof> prove(PolicyBundle bundle) {
        return Proofs.of(bundle);
    }

    /** Returns the rules of a bundle, by directory and id. */
    public List<RuleCard> rules(PolicyBundle bundle) {
        List<RuleCard> cards = new ArrayList<>();
        bundle.rules().keySet().stream()
                .sorted()
                .forEach(directory ->
                        bundle.rules(directory).definitions().forEach(rule -> cards.add(RuleCard.of(directory, rule))));
        return cards;
    }

    /**
     * Returns one rule.
     *
     * @throws ProblemException {@code not-found} when the bundle has no such rule
     */
    public RuleCard rule(PolicyBundle bundle, String id) {
        return rules(bundle).stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "the bundle has no rule `" + id + "`"));
    }

    /** Returns what changes from one bundle to another. */
    public BundleDifference diff(PolicyBundle before, PolicyBundle after) {
        return BundleDifference.between(before, after);
    }

    /**
     * Returns why a bundle answers a case the way it does.
     *
     * @param scenario the scenario to begin with, empty for the facts that all of them start from
     * @param changes what is different, by fact, as people write it
     * @throws ProblemException when there is no such scenario or fact
     */
    public Explanation explain(PolicyBundle bundle, String directory, String scenario, Map<String, String> changes) {
        ScenarioFacts known = new ScenarioFacts(bundle, directory);
        ObjectNode facts = scenario.isEmpty()
                ? known.base()
                : known.cases().stream()
                        .filter(each -> each.name().equals(scenario))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(
                                ProblemCode.NOT_FOUND, "the bundle has no scenario `" + scenario + "`"))
                        .facts();
        changes.forEach((fact, value) -> known.set(facts, fact, value));
        return Explanation.of(bundle, directory, facts);
    }

    /**
     * Returns how a bundle reads an action and what it answers.
     *
     * @param type the type's word, for example {@code run_command}
     * @param text the argument that such an action acts on: the command line, query, path, address or tool
     * @throws ProblemException {@code invalid-field} when there is no such type
     */
    public ActionExplanation explainAction(PolicyBundle bundle, String type, String text) {
        return ActionExplanation.of(bundle, rules(bundle), type, text);
    }

    /**
     * Returns a new rule with its two scenarios, and writes nothing.
     *
     * @throws BundleRefusal when the bundle, or the bundle with the rule, cannot be read
     */
    public DraftedRule draft(BundleSource source, RuleDraft draft) {
        return DraftedRule.of(source, draft, pipeline::read);
    }
}
