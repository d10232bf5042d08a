package dev.governor.context.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Trust;
import dev.governor.signal.Envelope;
import dev.governor.signal.SignalRecord;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeOwnersTest {

    private static final String NAMED = """
            # acme/storefront
            *            @acme/storefront
            /pom.xml     @acme/storefront @acme/appsec
            """;

    @Test
    void theFirstLineNamesTheRepositoryAndIsDeclared() {
        List<ContextFact> facts = read(NAMED, "");

        assertThat(facts)
                .filteredOn(fact -> fact.asset().equals(new AssetKey("git:github.com:acme:storefront")))
                .filteredOn(AttributeFact.class::isInstance)
                .singleElement()
                .satisfies(fact -> {
                    assertThat(((AttributeFact) fact).value()).isEqualTo("acme/storefront");
                    assertThat(fact.trust()).isEqualTo(Trust.DECLARED);
                });
    }

    @Test
    void aWordOfAnyLengthIsRead() {
        List<ContextFact> facts = read(NAMED + "/" + "a".repeat(200_000) + " @acme/storefront\n", "");

        assertThat(facts).isNotEmpty();
    }

    @Test
    void theSenderNamesTheRepositoryAndIsCurated() {
        List<ContextFact> facts = read(NAMED, "https://git.example/shop/checkout");

        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.asset().text()).matches("(git:git.example:shop:checkout|team:acme:).*");
            assertThat(fact.trust()).isEqualTo(Trust.CURATED);
        });
    }

    @Test
    void aFileOfNoKnownRepositoryIsRefusedWithAPlace() {
        assertThatThrownBy(() -> read("# Everything\n* @acme/storefront\n", ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.places().get(0).at()).isEqualTo("line 1"));
    }

    @Test
    void theLastLineForAPathHolds() {
        String text = "* @first\ndocs/ @writers\n* @second\n/docs\n";

        assertThat(CodeOwners.in(text)).containsEntry("", List.of("second")).containsEntry("docs", List.of());
    }

    @Test
    void aSectionsOwnersHoldForItsLinesWithoutOwn() {
        String text = "[Shop] @acme/shop\nsrc/\nsrc/pay @acme/pay lead@example.com\n^[Docs][2]\ndocs/*\n";

        assertThat(CodeOwners.in(text))
                .containsEntry("src", List.of("acme/shop"))
                .containsEntry("src/pay", List.of("acme/pay", "lead@example.com"))
                .containsEntry("docs", List.of());
    }

    @Test
    void patternsThatChooseByWildcardsAreLeftOut() {
        assertThat(CodeOwners.in("*.js @a\n/a/*/b @b\n!c @c\n/d/** @d\n")).containsOnlyKeys("d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* @acme/shop", "# c\n\n/a b@example.com\n/b\n", "[S] @x\nfile\n", "a @b\ncut @ow"})
    void aListOfPatternsAndOwnersIsRecognised(String text) {
        assertThat(CodeOwners.looksLike(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello world", "write to me@example.com now\nplease", "approvers:\n- lee\n", "# only\n"})
    void otherTextIsNotRecognised(String text) {
        assertThat(CodeOwners.looksLike(text)).isFalse();
    }

    private static List<ContextFact> read(String text, String source) {
        return new CodeOwnersReader()
                .read(new SignalRecord(
                        "",
                        TextNode.valueOf(text),
                        MissingNode.getInstance(),
                        List.of(),
                        Envelope.NONE,
                        source,
                        new HashMap<>()));
    }
}
