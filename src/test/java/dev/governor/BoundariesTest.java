package dev.governor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.governor.credential.ScopedCredential;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.TimeSource;
import java.io.File;
import java.io.Serializable;
import java.net.IDN;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What classes may do, whoever imports them: purity, secrets, tables, permissions, time and output. */
@AnalyzeClasses(
        packages = "dev.governor",
        importOptions = {DoNotIncludeTests.class, TestingSources.class})
class BoundariesTest {

    @ArchTest
    static final ArchRule policyAndRiskArePure = noClasses()
            .that()
            .resideInAnyPackage("dev.governor.policy..", "dev.governor.risk..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "jakarta.ws.rs..",
                            "io.vertx..",
                            "java.net..",
                            "java.sql..",
                            "javax.sql..",
                            "java.nio.file..")
                    .and(not(type(IDN.class)))
                    .or(type(File.class))
                    .or(type(Clock.class)))
            .allowEmptyShould(true)
            .because("a decision that reads nothing but its case can be replayed and gives the same answer");

    @ArchTest
    static final ArchRule engineStaysInProcess = noClasses()
            .that(not(resideInAPackage("dev.governor.process..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.kie.kogito..", "org.jbpm.."))
            .because("the wiring of the engine is kept in one place so that it can be replaced (ADR 1)");

    @ArchTest
    static final ArchRule engineWiringKnowsNoRemediation = noClasses()
            .that()
            .resideInAPackage("dev.governor.process.engine..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.governor..")
                    .and(not(resideInAnyPackage(
                            "dev.governor.kernel..", "dev.governor.server..", "dev.governor.process.engine.."))))
            .allowEmptyShould(true)
            .because("stores and timers that know no domain can be exchanged for the engine's own (ADR 1)");

    @ArchTest
    static final ArchRule onlyTheProcessAsksForLeases = noClasses()
            .that(not(resideInAnyPackage("dev.governor.process..", "dev.governor.remediation..")))
            .should()
            .accessTargetWhere(TestingConditions.method("dev.governor.credential.CredentialBroker", "lease"))
            .because("a lease asked for outside the process would skip decision, approval or revocation");

    @ArchTest
    static final ArchRule onlyExecutionTouchesCredentials = noClasses()
            .that(not(resideInAnyPackage("dev.governor.credential..", "dev.governor.execution..")))
            .should()
            .dependOnClassesThat(type(ScopedCredential.class))
            .orShould()
            .accessTargetWhere(TestingConditions.handsOut(ScopedCredential.class))
            .because("a secret that only one package can hold cannot leak from another");

    @ArchTest
    static final ArchRule secretsStayInside = classes()
            .should(TestingConditions.keepItsSecrets())
            .because("a secret that can be written out will be, in a log, a task or an answer");

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage = classes()
            .that()
            .haveSimpleNameEndingWith("Entity")
            .or()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .bePackagePrivate()
            .andShould()
            .haveSimpleNameEndingWith("Entity")
            .andShould(TestingConditions.beUsedOnlyInItsOwnPackage())
            .because("tables are private to their feature; others see records");

    @ArchTest
    static final ArchRule repositoriesStayInTheirPackage = classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .bePackagePrivate()
            .andShould(TestingConditions.beUsedOnlyInItsOwnPackage())
            .because("whoever wants another feature's rows asks its service, which keeps the promises about them");

    @ArchTest
    static final ArchRule everyResourceMethodDeclaresItsPermission = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should(TestingConditions.declareAPermissionOnEachResourceMethod())
            .allowEmptyShould(true)
            .because("a way in that says nothing about who may use it is open by accident");

    @ArchTest
    static final ArchRule resourcesLiveAtTheEdges = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .resideInAnyPackage("dev.governor.api..", "dev.governor.console..")
            .allowEmptyShould(true)
            .because("HTTP ends at the edges");

    @ArchTest
    static final ArchRule timeComesFromOneClock = noClasses()
            .that()
            .doNotBelongToAnyOf(TimeSource.class)
            .should()
            .accessTargetWhere(TestingConditions.readsMachineTime())
            .because("what cannot be told the time cannot be tested at midnight or replayed");

    // The one exception shows generated secrets once: on a terminal, and on purpose not in a log that is collected.
    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that(not(resideInAPackage("dev.governor.cli..")))
            .and()
            .doNotHaveFullyQualifiedName("dev.governor.identity.DemoPrincipals")
            .should(ACCESS_STANDARD_STREAMS)
            .because("output on a stream has no level, no category and no reader");

    // The one exception quiets the root logger before any configuration is read.
    @ArchTest
    static final ArchRule loggingHasOneFacade = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.governor.cli.Main")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("one logging facade has one configuration");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(TestingConditions.liveInANullMarkedPackage())
            .because("the null checker believes nothing about a package that is not marked");

    @ArchTest
    static void aScopedCredentialCannotBeWrittenOut(JavaClasses classes) {
        AssetKey target = AssetKey.of("postgresql", List.of("estate", "sandbox"));
        ScopedCredential credential = new ScopedCredential("gov_1", target, Instant.EPOCH, "hunter2".toCharArray());

        String printed = credential.toString();

        assertThat(printed).contains("gov_1").doesNotContain("hunter2");
        assertThat(classes.get(ScopedCredential.class).isAssignableTo(Serializable.class))
                .as("serializable")
                .isFalse();
    }
}
