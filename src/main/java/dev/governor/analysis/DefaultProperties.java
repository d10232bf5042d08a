package dev.governor.analysis;

import dev.governor.bundle.PolicyBundle;
import dev.governor.context.BlastRadius;
import dev.governor.kernel.DataClassification;
import dev.governor.kernel.Exposure;
import dev.governor.kernel.Level;
import dev.governor.policy.Outcome;
import dev.governor.policy.PolicyVocabulary;
import dev.governor.policy.action.AgentVocabulary;
import dev.governor.risk.RiskBand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The ten properties that every bundle must have before it may decide; {@code docs/proofs.md} says them in words. */
final class DefaultProperties {

    /** The answers after which something runs without anybody being asked. */
    static final Set<Outcome> RUNS = Set.of(Outcome.ALLOW, Outcome.ALERT, Outcome.REDACT);

    private static final Set<Outcome> MAY_RUN = Prover.allBut(Set.of(Outcome.DENY, Outcome.TERMINATE));
    private static final String PLANS = PolicyVocabulary.DIRECTORY;
    private static final String AGENTS = AgentVocabulary.DIRECTORY;

    /** The effects of an agent's action after which something is gone. */
    private static final List<String> DELETIONS = List.of(
            "delete_file",
            "delete_recursively",
            "delete_data",
            "drop_table",
            "drop_database",
            "delete_workload",
            "delete_storage",
            "delete_backup",
            "destroy_infrastructure",
            "overwrite_device");

    private static final List<String> SENSITIVITIES =
            Prover.words(DataClassification.values(), DataClassification.PUBLIC);

    private final PolicyBundle bundle;
    private final Optional<Prover> plans;
    private final Optional<Prover> agents;

    DefaultProperties(PolicyBundle bundle) {
        this.bundle = bundle;
        this.plans = Prover.of(bundle, PLANS, List.of());
        this.agents = Prover.of(bundle, AGENTS, List.of());
    }

    /** Returns a proof for each. */
    List<Proof> prove() {
        return List.of(
                proof(
                        "production-delete",
                        "no deletion in production is ever allowed",
                        on(
                                plans,
                                plan -> plan.never(
                                        MAY_RUN,
                                        Map.of("environment", List.of("production"), "destructive", List.of(true)))),
                        on(
                                agents,
                                agent -> agent.never(
                                        MAY_RUN, Map.of("environment", List.of("production"), "effect", DELETIONS)))),
                proof(
                        "high-blast-radius",
                        "a change whose blast radius is high is always denied",
                        on(plans, plan -> plan.never(MAY_RUN, Map.of("fixRadius", List.of("high"))))),
                proof(
                        "tested-rollback",
                        "nothing runs by itself without a way back that was rehearsed",
                        on(plans, plan -> plan.never(RUNS, Map.of("hasInverse", List.of(false)))),
                        on(plans, plan -> plan.never(RUNS, Map.of("hasRehearsal", List.of(false))))),
                proof(
                        "no-claims",
                        "no rule that allows reads what is only claimed or declared",
                        on(plans, plan -> Trusting.prove(plan, RUNS)),
                        on(agents, agent -> Trusting.prove(agent, RUNS))),
                proof(
                        "monotone",
                        "a higher severity, exposure, sensitivity or blast radius never loosens the outcome",
                        monotone()),
                proof(
                        "privilege-change",
                        "a change of privileges never runs by itself",
                        on(plans, plan -> plan.never(RUNS, Map.of("changesPrivilege", List.of(true)))),
                        on(agents, agent -> agent.never(RUNS, Map.of("effect", List.of("change_privilege"))))),
                proof(
                        "unknown-environment",
                        "nothing runs by itself where the environment is unknown",
                        on(plans, plan -> plan.never(RUNS, Map.of("environment", List.of("unknown"))))),
                proof(
                        "recommend-only",
                        "nothing runs where only recommendations are wanted",
                        on(plans, plan -> plan.never(MAY_RUN, Map.of("recommendOnly", List.of(true))))),
                proof(
                        "terminate-dominates",
                        "whenever a rule terminates, that is the outcome",
                        on(plans, Terminating::prove),
                        on(agents, Terminating::prove)),
                proof(
                        "every-action",
                        "rules speak about every action",
                        on(plans, plan -> Speaking.ofTemplates(plan, bundle)),
                        on(agents, Speaking::ofEffects)));
    }

    private Result[] monotone() {
        List<Result> steps = new ArrayList<>();
        plans.ifPresent(plan -> {
            List<Box> cases = PlanCases.of(bundle, plan.set());
            steps.add(plan.monotone("riskBand", Prover.words(RiskBand.values(), RiskBand.LOW), cases));
            steps.add(plan.monotone("riskScore", scores(plan), cases));
            steps.add(plan.monotone("exposure", Prover.words(Exposure.values(), Exposure.ISOLATED), cases));
            steps.add(plan.monotone("dataClassification", SENSITIVITIES, cases));
            steps.add(plan.monotone("blastRadius", words(BlastRadius.Size.values()), cases));
            steps.add(plan.monotone("fixRadius", words(BlastRadius.Size.values()), cases));
        });
        agents.ifPresent(agent -> steps.add(agent.monotone(
                "dataClassification", SENSITIVITIES, List.of(agent.set().domain()))));
        return steps.toArray(Result[]::new);
    }

    private static List<String> words(Level[] levels) {
        return Arrays.stream(levels).map(Level::word).toList();
    }

    private static List<Object> scores(Prover plan) {
        return plan.set()
                .space()
                .find("riskScore")
                .map(number -> plan.set().space().dimension(number).cells().stream()
                        .map(Cell::low)
                        .toList())
                .orElse(List.of());
    }

    private static Result on(Optional<Prover> rules, Function<Prover, Result> property) {
        return rules.map(property).orElseGet(Result.Holds::new);
    }

    /** Returns the proof that all of {@code parts} hold: one that is broken says more than one that cannot be told. */
    static Proof proof(String id, String title, Result... parts) {
        for (Result part : parts) {
            if (part instanceof Result.Broken broken) {
                return new Proof(id, title, Proof.Status.FAILS, broken.detail(), broken.example(), broken.places());
            }
        }
        for (Result part : parts) {
            if (part instanceof Result.Undecided undecided) {
                return new Proof(
                        id, title, Proof.Status.CANNOT_DECIDE, undecided.detail(), Map.of(), undecided.places());
            }
        }
        return new Proof(id, title, Proof.Status.HOLDS, "for every case", Map.of(), List.of());
    }
}
