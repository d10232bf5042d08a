package dev.governor;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.util.Scanner;
import java.util.regex.Pattern;

/** Holds what reads text from outside to expressions and scanners that take linear time. */
@AnalyzeClasses(
        packages = "dev.governor",
        importOptions = {DoNotIncludeTests.class, TestingSources.class})
class NoBacktrackingTest {

    /** Where text from outside is taken apart. */
    private static final String[] READERS = {
        "dev.governor.command..",
        "dev.governor.redaction..",
        "dev.governor.signal..",
        "dev.governor.context..",
        "dev.governor.finding..",
        "dev.governor.policy.action.."
    };

    private static final String WHY =
            "an expression that can go back over what it read takes hours on one hostile line; "
                    + "use a kernel Cursor, Alphabet or Split, or RE2/J";

    @ArchTest
    static final ArchRule noExpressionGoesBack = noClasses()
            .that()
            .resideInAnyPackage(READERS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Pattern.class.getPackageName())
            .because(WHY);

    @ArchTest
    static final ArchRule noTextIsMatchedBySuchAnExpression = noClasses()
            .that()
            .resideInAnyPackage(READERS)
            .should()
            .callMethodWhere(target(owner(Predicates.type(String.class)))
                    .and(target(nameMatching("matches|split|splitWithDelimiters|replaceAll|replaceFirst"))))
            .because("the methods of String that take an expression compile one that goes back; " + WHY);

    @ArchTest
    static final ArchRule nothingElseBringsOne = noClasses()
            .that()
            .resideInAnyPackage(READERS)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Scanner.class)
            .orShould()
            .callMethodWhere(target(owner(Predicates.assignableTo(FileSystem.class)))
                    .and(target(nameMatching("getPathMatcher"))))
            .orShould()
            .callMethod(Files.class, "newDirectoryStream", java.nio.file.Path.class, String.class)
            .because("they compile expressions of others; " + WHY);
}
