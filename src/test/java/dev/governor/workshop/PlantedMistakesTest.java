package dev.governor.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.governor.bundle.BundlePipeline;
import dev.governor.bundle.BundleProblem;
import dev.governor.bundle.BundleRefusal;
import dev.governor.bundle.BundleRegistry;
import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.policy.TestingBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.utils.KieHelper;

/**
 * Plants one mistake at a time in the default bundle and hands it to the running engine: it is refused at the exact
 * place with a sentence and a hint, what decided goes on deciding, and no code in it runs.
 */
class PlantedMistakesTest {

    private static final PolicyBundle ACTIVE = TestingBundles.readDefault();

    @TempDir
    Path home;

    private Path bundle;
    private Path canary;

    @BeforeEach
    void copyTheBundle() throws IOException {
        Path shipped = Path.of("rules");
        bundle = home.resolve("bundle");
        canary = home.resolve("canary");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = bundle.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    static List<PlantedMistake> mistakes() throws IOException {
        return PlantedMistake.all();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldRefuseItAtItsPlaceAndGoOnDeciding(PlantedMistake mistake) throws IOException {
        mistake.plant(bundle, canary);
        BundleRegistry registry = new BundleRegistry();
        registry.activate(ACTIVE);

        BundleRefusal refusal = catchThrowableOfType(
                BundleRefusal.class, () -> registry.activate(pipeline().load(BundleSource.ofDirectory(bundle))));

        assertThat(refusal).as("the refusal").isNotNull();
        BundleProblem first = refusal.problems().get(0);
        assertThat(first.file() + ":" + first.line() + ":" + first.column()).isEqualTo(mistake.at());
        assertThat(first.message()).contains(mistake.says());
        assertThat(first.message() + ": " + first.hint()).contains(": " + mistake.hint());
        assertThat(mistake.hint()).isNotBlank();
        assertThat(registry.active()).isSameAs(ACTIVE);
        assertThat(canary).doesNotExist();
    }

    @Test
    void shouldCoverEveryKindWithManyMistakesOfDifferentNames() throws IOException {
        assertThat(mistakes())
                .hasSizeGreaterThan(150)
                .extracting(PlantedMistake::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldReadTheSameRuleWithoutAMistake() throws IOException {
        Files.copy(Path.of("src/test/resources/mistakes/planted.drl"), bundle.resolve(PlantedMistake.PLANTED));

        PolicyBundle read = pipeline().read(BundleSource.ofDirectory(bundle));

        assertThat(read.rules("policy").definitions())
                .anyMatch(rule -> rule.id().equals("deny/planted"));
    }

    @Test
    void shouldRunTheCodeWhereNothingStopsIt() throws IOException {
        // without the pipeline the rule engine compiles and runs what these mistakes hold, so the canary would tell
        String rule = "rule \"x\" when String() then Runtime.getRuntime().exec(new String[] {\"touch\", \"" + canary
                + "\"}).waitFor(); end";

        KieBase open = new KieHelper().addContent(rule, ResourceType.DRL).build(ExecutableModelProject.class);
        var session = open.newKieSession();
        session.insert("x");
        session.fireAllRules();

        assertThat(canary).exists();
    }

    private static BundlePipeline pipeline() {
        return new BundlePipeline(Workbench.VOCABULARIES, Workbench.CHECKS, PlantedMistakesTest.class.getClassLoader());
    }
}
