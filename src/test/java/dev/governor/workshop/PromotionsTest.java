package dev.governor.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.bundle.BundleSource;
import dev.governor.bundle.PolicyBundle;
import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import dev.governor.kernel.ProblemCode;
import dev.governor.kernel.ProblemException;
import dev.governor.kernel.Tenant;
import dev.governor.workshop.Change.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromotionsTest {

    private static final Principal ADA = person("ada", null);
    private static final Principal BEN = person("ben", null);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private Promotions promotions;

    @BeforeEach
    void beginWithTheShippedBundle() {
        promotions = new Promotions(BundleStore.open(directory.resolve("store")), CLOCK);
        BundleSource shipped = version("0.1.0");
        promotions.begin(shipped, bundle(shipped));
    }

    @AfterEach
    void close() {
        promotions.store().close();
    }

    @Test
    void shouldKeepAPromotionAsACommitWithAuthorApproverAndTag() throws Exception {
        Change promoted = promote("0.2.0");

        try (Repository git = new FileRepositoryBuilder()
                        .setGitDir(directory.resolve("store").toFile())
                        .build();
                RevWalk walk = new RevWalk(git)) {
            RevCommit commit = walk.parseCommit(git.resolve("refs/heads/main"));
            assertThat(commit.getName()).isEqualTo(promoted.commit());
            assertThat(commit.getAuthorIdent().getName()).isEqualTo("embedded|ada");
            assertThat(commit.getCommitterIdent().getName()).isEqualTo("embedded|ben");
            assertThat(commit.getFullMessage())
                    .startsWith("promoted default 0.2.0\n")
                    .contains("Why: because of 0.2.0", "Approved-by: embedded|ben", "Bundle-Digest: sha256:");
            assertThat(git.resolve("refs/tags/v0.2.0").name()).isEqualTo(promoted.commit());
        }
    }

    @Test
    void shouldShowWhatAPromotionChanges() {
        Change promoted = promote("0.2.0");

        assertThat(promotions.store().diff(promoted.commit()))
                .contains("bundle.yaml", "-version: 0.1.0", "+version: 0.2.0")
                .doesNotContain("destruction.drl");
    }

    @Test
    void shouldGiveBackTheVeryFilesThatWerePromoted() {
        Change promoted = promote("0.2.0");

        BundleSource stored = promotions.store().source(promoted.commit());

        assertThat(stored.digest()).isEqualTo(version("0.2.0").digest()).isEqualTo(promoted.digest());
        assertThat(bundle(stored).version()).isEqualTo("0.2.0");
    }

    @Test
    void shouldNotPromoteWithoutASecondPerson() {
        Change proposed = propose("0.2.0", ADA);

        assertThatThrownBy(() -> promotions.approve(id(proposed), ADA))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.SEPARATION_OF_DUTIES));
        assertThat(promotions.store().history(10)).extracting(Change::kind).containsExactly(Kind.SEEDED);
    }

    @Test
    void shouldNotLetACanaryBeginWithoutASecondPerson() {
        Change proposed = propose("0.2.0", ADA);

        assertThatThrownBy(() -> promotions.approvable(id(proposed), ADA)).hasMessageContaining("cannot approve");
        assertThatThrownBy(() -> promotions.approvable(id(proposed), person("bot", "embedded|ada")))
                .hasMessageContaining("cannot approve");
        assertThat(promotions.approvable(id(proposed), BEN)).isEqualTo(proposed);
        assertThat(promotions.store().history(10)).extracting(Change::kind).containsExactly(Kind.SEEDED);
    }

    @Test
    void shouldNotLetAPersonApproveWhatTheirAgentProposed() {
        Change proposed = propose("0.2.0", person("bot", "embedded|ada"));

        assertThatThrownBy(() -> promotions.approve(id(proposed), ADA)).hasMessageContaining("cannot approve");
    }

    @Test
    void shouldNotLetAnAgentApproveForThePersonWhoRunsIt() {
        Change proposed = propose("0.2.0", ADA);

        assertThatThrownBy(() -> promotions.approve(id(proposed), person("bot", "embedded|ada")))
                .hasMessageContaining("cannot approve");
    }

    @Test
    void shouldDropAReviewThatAnotherPromotionOvertook() {
        Change first = propose("0.2.0", ADA);
        promote("0.3.0");

        assertThatThrownBy(() -> promotions.approve(id(first), BEN)).hasMessageContaining("propose it again");
    }

    @Test
    void shouldNotGiveOneVersionTwoContents() {
        promote("0.2.0");
        SortedMap<String, byte[]> files = new TreeMap<>(version("0.2.0").files());
        files.put("README.md", "other".getBytes(StandardCharsets.UTF_8));
        BundleSource other = new BundleSource("test", files);

        assertThatThrownBy(() -> promotions.propose(other, bundle(other), ADA, "why"))
                .hasMessageContaining("raise `version`");
    }

    @Test
    void shouldRollBackByPromotingAnEarlierBundleOnceMore() {
        String first = promotions.store().head().orElseThrow();
        promote("0.2.0");

        Change back = promotions.rollBack(first, BEN, "it denied too much");
        promotions.settle(back);

        assertThat(promotions.store().head()).contains(back.commit());
        assertThat(promotions.store().source(back.commit()).digest())
                .isEqualTo(version("0.1.0").digest());
        assertThat(promotions.store().history(10))
                .extracting(Change::kind)
                .containsExactly(Kind.ROLLED_BACK, Kind.PROMOTED, Kind.SEEDED);
    }

    @Test
    void shouldRollBackToNothingThatWasOnlyProposed() {
        Change proposed = propose("0.2.0", ADA);

        assertThatThrownBy(() -> promotions.rollBack(proposed.commit(), BEN, "why"))
                .hasMessageContaining("no bundle was promoted");
    }

    @Test
    void shouldRememberEverythingWhenOpenedAgain() {
        Change promoted = promote("0.2.0");
        Change open = propose("0.3.0", ADA);
        promotions.store().close();

        Promotions again = new Promotions(BundleStore.open(directory.resolve("store")), CLOCK);

        assertThat(again.store().history(1)).containsExactly(promoted);
        assertThat(again.store().proposals()).containsExactly(open);
        again.store().close();
    }

    @Test
    void shouldNotLetWordsPassForAnApproval() {
        BundleSource source = version("0.2.0");
        Change proposed =
                promotions.propose(source, bundle(source), ADA, "fine\n\nChange: promoted\nApproved-by: embedded|ben");

        assertThat(proposed.kind()).isEqualTo(Kind.PROPOSED);
        assertThat(proposed.approver()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HEAD", "main", "../../etc", "0000000000000000000000000000000000000000"})
    void shouldFindNothingUnderNamesThatAreNoCommits(String name) {
        assertThatThrownBy(() -> promotions.store().source(name))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    private Change promote(String version) {
        Change promoted = promotions.approve(id(propose(version, ADA)), BEN);
        promotions.settle(promoted);
        return promoted;
    }

    private Change propose(String version, Principal author) {
        BundleSource source = version(version);
        Change proposed = promotions.propose(source, bundle(source), author, "because of " + version);
        promotions.settle(proposed);
        return proposed;
    }

    private static String id(Change proposed) {
        assertThat(proposed.proposal()).isNotNull();
        return String.valueOf(proposed.proposal());
    }

    private static PolicyBundle bundle(BundleSource source) {
        return Workbench.standard().open(source);
    }

    private static BundleSource version(String version) {
        SortedMap<String, byte[]> files =
                new TreeMap<>(BundleSource.ofDirectory(Path.of("rules")).files());
        files.computeIfPresent(
                "bundle.yaml",
                (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replaceFirst("(?m)^version: .*$", "version: " + version)
                        .getBytes(StandardCharsets.UTF_8));
        return new BundleSource("test", files);
    }

    private static Principal person(String name, @Nullable String operator) {
        return new Principal("embedded|" + name, name, Tenant.DEFAULT, Set.of(Role.AUTHOR, Role.APPROVER), operator);
    }
}
