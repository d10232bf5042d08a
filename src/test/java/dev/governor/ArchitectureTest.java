package dev.governor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The table of {@code docs/architecture.md}, executable: who may import whom, and why.
 *
 * <p>A new package or a new edge is a line in {@link #IMPORTS} and an ADR.
 */
@AnalyzeClasses(
        packages = "dev.governor",
        importOptions = {DoNotIncludeTests.class, TestingSources.class})
class ArchitectureTest {

    private static final String ROOT = "dev.governor.";

    /** What each package imports directly; what those import comes with it. */
    private static final Map<String, List<String>> IMPORTS = Map.ofEntries(
            Map.entry("kernel", List.of()),
            Map.entry("storage", List.of("kernel")),
            Map.entry("server", List.of("kernel")),
            Map.entry("audit", List.of("server")),
            Map.entry("identity", List.of("audit")),
            Map.entry("command", List.of("kernel")),
            Map.entry("redaction", List.of("kernel")),
            Map.entry("signal", List.of("redaction")),
            Map.entry("finding", List.of("audit", "signal")),
            Map.entry("bundle", List.of("audit")),
            Map.entry("context", List.of("finding")),
            Map.entry("risk", List.of("context", "bundle")),
            Map.entry("plan", List.of("context", "bundle")),
            Map.entry("policy", List.of("plan", "risk", "command", "redaction")),
            Map.entry("agent", List.of("policy", "identity")),
            Map.entry("analysis", List.of("policy")),
            Map.entry("simulation", List.of("policy")),
            Map.entry("workshop", List.of("analysis", "simulation", "identity")),
            Map.entry("approval", List.of("policy", "identity")),
            Map.entry("credential", List.of("policy", "approval")),
            Map.entry("execution", List.of("plan", "credential")),
            Map.entry("process", List.of("approval", "credential", "execution")),
            Map.entry("remediation", List.of("process", "approval", "credential", "execution")),
            Map.entry("api", List.of("remediation", "workshop", "agent")),
            Map.entry("console", List.of("remediation", "workshop")),
            Map.entry("cli", List.of("remediation", "workshop", "storage")));

    @ArchTest
    static final ArchRule kernelStandsAlone = imports("kernel", "every package shares its words, so it can know none");

    @ArchTest
    static final ArchRule storageKnowsNoDomain =
            imports("storage", "a database server can be started without knowing what will be stored in it");

    @ArchTest
    static final ArchRule serversShareWorkWithoutKnowingIt =
            imports("server", "who may work on something must not depend on what it is");

    @ArchTest
    static final ArchRule auditRecordsWithoutKnowing =
            imports("audit", "a log that knew what it records could be made to prefer some of it");

    @ArchTest
    static final ArchRule commandsAreReadWithoutKnowingWhoAsks =
            imports("command", "what a command would do is the same whoever runs it and whatever policy says");

    @ArchTest
    static final ArchRule redactionKnowsNoDomain =
            imports("redaction", "a secret is one wherever it turns up, so what finds it can know no place");

    @ArchTest
    static final ArchRule agentsAreAnsweredByPolicy = imports(
            "agent", "what is remembered of a session is a fact for the decision and never the decision itself");

    @ArchTest
    static final ArchRule analysisReasonsAboutPolicy =
            imports("analysis", "a proof about outcomes must use the same resolution that decides");

    @ArchTest
    static final ArchRule simulationChangesNothing = imports("simulation", "what is tried must not be able to act");

    @ArchTest
    static final ArchRule workshopPromotes =
            imports("workshop", "a bundle reaches the engine only after it was analysed and tried");

    @ArchTest
    static final ArchRule signalsAreReadWithoutKnowingWhy =
            imports("signal", "the limits on hostile bytes must hold whatever the bytes are about");

    @ArchTest
    static final ArchRule identityIsBelowEveryDecision =
            imports("identity", "who calls is settled before anything about the call is looked at");

    @ArchTest
    static final ArchRule findingsDoNotKnowTheGraph =
            imports("finding", "what a source says is recorded before anything is concluded from it");

    @ArchTest
    static final ArchRule contextBuildsOnFindingsOnly =
            imports("context", "facts about assets must not depend on what somebody wants to do with them");

    @ArchTest
    static final ArchRule bundlesDoNotKnowWhatRulesAreAbout =
            imports("bundle", "the checks that keep rules harmless must not bend to the rules' subject");

    @ArchTest
    static final ArchRule riskReadsFactsAndRules =
            imports("risk", "a score that saw the plan could be lowered by how the plan is written");

    @ArchTest
    static final ArchRule plansDoNotKnowTheirDecision =
            imports("plan", "the agent plans and the policy decides; no component does both");

    @ArchTest
    static final ArchRule policyDoesNotKnowWhoActs =
            imports("policy", "a decision must not depend on how, or whether, it is carried out");

    @ArchTest
    static final ArchRule approvalComesAfterDecisions =
            imports("approval", "people are asked about a decision; they never reach the credential themselves");

    @ArchTest
    static final ArchRule credentialsComeAfterApproval =
            imports("credential", "the broker lends when the authority says so and does not know what it is used for");

    @ArchTest
    static final ArchRule executionUsesLeases =
            imports("execution", "what acts on a target must work the same whoever orchestrates it");

    @ArchTest
    static final ArchRule processOnlyOrchestrates =
            imports("process", "the engine orchestrates what others record; it is nobody's source of truth");

    @ArchTest
    static final ArchRule stagesMeetInOnePlace =
            imports("remediation", "the stages meet in one place, which callers enter through an edge");

    @ArchTest
    static final ArchRule apiStandsByItself = imports("api", "edges call services and never each other");

    @ArchTest
    static final ArchRule consoleStandsByItself = imports("console", "edges call services and never each other");

    @ArchTest
    static final ArchRule cliStandsByItself = imports("cli", "edges call services and never each other");

    @ArchTest
    static final ArchRule nothingImportsAnEdge = noClasses()
            .that(not(resideInAnyPackage(inside(List.of("api", "console", "cli")))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(inside(List.of("api", "console", "cli"))))
            .because("an edge is one way in among several; nothing may work only through it");

    @ArchTest
    static final ArchRule everyPackageIsInTheTable = classes()
            .should()
            .resideInAnyPackage(inside(IMPORTS.keySet()))
            .because("a package that the table does not know has no rules; adding one is an ADR");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching(ROOT + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("data flows one way, from signals to evidence");

    private static ArchRule imports(String name, String because) {
        return classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(inside(reach(name))).or(not(resideInAPackage("dev.governor.."))))
                .allowEmptyShould(true)
                .because(because);
    }

    /** The package itself and everything it imports, directly or not. */
    private static Collection<String> reach(String name) {
        TreeSet<String> reached = new TreeSet<>(List.of(name));
        IMPORTS.getOrDefault(name, List.of()).forEach(direct -> reached.addAll(reach(direct)));
        return reached;
    }

    private static String[] inside(Collection<String> names) {
        return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    }
}
