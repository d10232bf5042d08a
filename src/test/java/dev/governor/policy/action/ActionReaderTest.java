package dev.governor.policy.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.bundle.PolicyBundle;
import dev.governor.command.CommandEffect;
import dev.governor.command.CommandReading;
import dev.governor.command.Effect;
import dev.governor.command.ReadPart;
import dev.governor.command.ResourceKind;
import dev.governor.command.Workplace;
import dev.governor.context.AssetGraph;
import dev.governor.context.ContextView;
import dev.governor.kernel.Budget;
import dev.governor.kernel.CanonicalJson;
import dev.governor.kernel.Digest;
import dev.governor.kernel.Tenant;
import dev.governor.policy.TestingBundles;
import dev.governor.policy.action.ActionEnvelope.Claims;
import dev.governor.redaction.Redactor;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of whatever the readers of commands, queries and paths do. */
class ActionReaderTest {

    private static final PolicyBundle BUNDLE = TestingBundles.readDefault();
    private static final Destinations NOWHERE = new Destinations(List.of(), List.of());
    private static final ActionJudge JUDGE = new ActionJudge(BUNDLE, ContextView.of(AssetGraph.EMPTY));
    private static final String TOKEN = "ghp" + "_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    private interface Shell {
        CommandReading read(String line, Budget budget);
    }

    /** The languages with another shell. */
    private record With(Shell shell) implements Languages {

        @Override
        public Languages at(Workplace where) {
            return this;
        }

        @Override
        public Set<String> names(String path, Budget budget) {
            return Set.of(path);
        }

        @Override
        public CommandReading shell(String line, Budget budget) {
            return shell.read(line, budget);
        }

        @Override
        public CommandReading sql(String text, Budget budget) {
            budget.step();
            return reading(List.of());
        }

        @Override
        public ResourceKind path(String path, Budget budget) {
            budget.step();
            return ResourceKind.SOURCE;
        }

        @Override
        public ResourceKind written(String path, Budget budget) {
            return path(path, budget);
        }

        @Override
        public boolean installs(String path, String content, Budget budget) {
            budget.steps(content.length());
            return false;
        }
    }

    @Test
    void shouldNotUnderstandWhatTakesMoreThanItsBudget() {
        Set<Budget> budgets = new HashSet<>();
        ActionReader reader = reader((line, budget) -> {
            budgets.add(budget);
            while (true) {
                budget.step();
            }
        });
        AgentAction action = new AgentAction("run_command", "ls", "a", null, "select 1", null, null, null);

        ActionDecision decision = decide(reader, action);
        decide(reader, action);

        assertThat(determining(decision)).contains("reserved/not-understood");
        assertThat(decision.notUnderstood()).containsExactly("it takes more steps to read than any command needs");
        assertThat(budgets).as("each reading has a budget of its own").hasSize(2);
    }

    @Test
    void shouldNotUnderstandWhatItsReadersFailOn() {
        assertNotUnderstood((line, budget) -> {
            throw new StackOverflowError();
        });
        assertNotUnderstood((line, budget) -> {
            throw new IllegalStateException("a bug");
        });
        assertNotUnderstood((line, budget) -> {
            throw new NoClassDefFoundError("native");
        });
    }

    @Test
    void shouldKeepWhatWasReadBeforeTheBudgetWasSpent() {
        ActionReader reader = reader((line, budget) -> {
            throw new StackOverflowError();
        });

        ActionReading reading = reader.read(new AgentAction("read_file", "ls", ".env", null, null, null, null, null));

        assertThat(reading.effects()).extracting(ActionEffect::effect).containsExactly("read_file", "not_understood");
        assertThat(reading.texts()).containsEntry("path", ".env");
    }

    @Test
    void shouldReadNothingOfATypeThatNobodyKnows() {
        ActionReader reader = reader((line, budget) -> {
            throw new AssertionError("it was read");
        });

        ActionReading reading = reader.read(new AgentAction("summon_demon", "ls", null, null, null, null, null, null));

        assertThat(reading.type()).isNull();
        assertThat(reading.texts()).isEmpty();
    }

    @Test
    void shouldNotJudgeByWhatAnotherBundleRead() {
        ActionReader other = new ActionReader(
                Digest.of("another"), new With((line, budget) -> reading(List.of())), NOWHERE, Redactor.shipped());
        AgentAction action = command("ls");

        assertThat(determining(decide(other, action))).containsExactly("reserved/engine-failure");
        assertThat(determining(decide(action, null))).containsExactly("reserved/engine-failure");
    }

    @Test
    void shouldShowHowPartsWereReadAndNoSecretInThem() {
        List<ReadPart> parts = List.of(
                new ReadPart("curl", "program", "knowledge/programs/curl.yaml:1"),
                new ReadPart(TOKEN, "value of --header", "knowledge/programs/curl.yaml:12"),
                new ReadPart("correct-horse7", "operand", ""));
        ActionReader reader = reader((line, budget) -> reading(parts));

        ActionReading reading =
                reader.read(command("curl --header " + TOKEN + " --password correct-horse7 example.com"));

        assertThat(reading.parts())
                .extracting(ReadPart::part)
                .containsExactly("curl", "[redacted:github_token]", "[redacted]");
        assertThat(reading.parts().get(1).source()).isEqualTo("knowledge/programs/curl.yaml:12");
    }

    @Test
    void shouldKeepAFewPartsAndEffectsOfVeryMany() {
        CommandReading much = new CommandReading(
                IntStream.range(0, 400)
                        .mapToObj(i -> new CommandEffect(
                                i == 399 ? Effect.FORCE_PUSH : Effect.READ_FILE,
                                ResourceKind.SOURCE,
                                "f" + i,
                                "it says so"))
                        .toList(),
                List.of(),
                Set.of(),
                IntStream.range(0, 400)
                        .mapToObj(i -> new ReadPart("p" + i, "a word", ""))
                        .toList());

        ActionReading reading = reader((line, budget) -> much).read(command("x"));

        assertThat(reading.parts()).hasSize(50);
        assertThat(reading.effects()).hasSize(201);
        assertThat(reading.effects().get(200).effect()).isEqualTo("force_push");
    }

    @Test
    void shouldAnswerWithoutPartsAndStoreWithThem() {
        ActionReader reader = reader((line, budget) -> reading(List.of(new ReadPart("ls", "program", "x.yaml:1"))));
        ActionDecision decision = decide(reader, command("ls"));

        String answered = CanonicalJson.write(decision.asAnswered(List.of()));
        String stored = CanonicalJson.write(decision.asStored(List.of()));

        assertThat(answered).doesNotContain("\"parts\"");
        assertThat(CanonicalJson.read(stored, ActionDecision.class).parts()).hasSize(1);
        assertThat(CanonicalJson.read(answered, ActionDecision.class).parts())
                .as("decisions of before there were parts")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"build/*", "src/", " . ", "a/..", "a\nb/", "{a,b}", "x?", "a/ ", ""})
    void shouldTakeAPathThatNamesSeveralForMany(String path) {
        assertThat(deletion(path)).isEqualTo("delete_recursively");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build/a", "a.txt", "..a", "a/.env", "...", "a b"})
    void shouldTakeAPathThatNamesOneForOne(String path) {
        assertThat(deletion(path)).isEqualTo("delete_file");
    }

    @Test
    void shouldLookForSecretsInBoundedTime() {
        ActionReader reader = reader((line, budget) -> reading(List.of()));
        for (String word :
                List.of("://", "password=", "postgres://a:b", "-----BEGIN ", "eyJ", "token: ", "[redacted:")) {
            String line = word.repeat(65_536 / word.length());
            String content = word.repeat(262_144 / word.length());
            long start = cpu();

            reader.read(new AgentAction("write_file", line, "a", null, line, null, null, content));

            assertThat((cpu() - start) / 1_000_000).as(word).isLessThan(3_000);
        }
    }

    /** The time of this thread alone, whatever else the machine does. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void assertNotUnderstood(Shell shell) {
        ActionDecision decision = decide(reader(shell), command("ls"));

        assertThat(determining(decision)).contains("reserved/not-understood");
        assertThat(decision.notUnderstood()).containsExactly("it could not be read to the end");
    }

    private static String deletion(String path) {
        return reader((line, budget) -> reading(List.of()))
                .read(new AgentAction("delete_file", null, path, null, null, null, null, null))
                .effects()
                .get(0)
                .effect();
    }

    private static ActionReader reader(Shell shell) {
        return new ActionReader(BUNDLE.digest(), new With(shell), NOWHERE, Redactor.shipped());
    }

    private static AgentAction command(String line) {
        return new AgentAction("run_command", line, null, null, null, null, null, null);
    }

    private static CommandReading reading(List<ReadPart> parts) {
        return new CommandReading(
                List.of(new CommandEffect(Effect.NONE, ResourceKind.NONE, "", "it changes nothing")),
                List.of(),
                Set.of(),
                parts);
    }

    private static ActionDecision decide(ActionReader reader, AgentAction action) {
        return decide(action, reader.read(action));
    }

    private static ActionDecision decide(AgentAction action, @Nullable ActionReading reading) {
        ActionEnvelope envelope = new ActionEnvelope(
                new Actor("embedded|a", Tenant.DEFAULT, "embedded|o", true), "s", null, action, null, Claims.NONE);
        return JUDGE.decide(envelope, reading, SessionStanding.CLEAN, Instant.EPOCH)
                .decision();
    }

    private static List<String> determining(ActionDecision decision) {
        return decision.determiningRules().stream().map(rule -> rule.id()).toList();
    }
}
