package dev.governor.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.governor.bundle.BundleCheck;
import dev.governor.bundle.RuleVocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an author's bench asks of a bundle is what the server asks. */
class WorkbenchTest {

    @Test
    void shouldAskEverythingThatTheServerAsks() {
        assertThat(Workbench.CHECKS)
                .extracting(check -> check.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(implementations(BundleCheck.class));
    }

    @Test
    void shouldKnowEveryWordThatTheServerKnows() {
        assertThat(Workbench.VOCABULARIES)
                .extracting(vocabulary -> vocabulary.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(implementations(RuleVocabulary.class));
    }

    private static List<String> implementations(Class<?> type) {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.governor").stream()
                        .filter(each -> each.isAssignableTo(type) && !each.isInterface())
                        .map(JavaClass::getName)
                        .toList();
    }
}
