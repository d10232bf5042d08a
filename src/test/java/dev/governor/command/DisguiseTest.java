package dev.governor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Hostile commands in random disguises, and random bytes. The seeds are fixed. */
class DisguiseTest {

    private static final int ROUNDS = 3_000;
    private static final Set<Effect> HARM = Set.of(
            Effect.NOT_UNDERSTOOD,
            Effect.DELETE_RECURSIVELY,
            Effect.FORCE_PUSH,
            Effect.DESTROY_INFRASTRUCTURE,
            Effect.DROP_DATABASE,
            Effect.DELETE_WORKLOAD);
    private static final List<List<String>> COMMANDS = List.of(
            List.of("rm", "-rf", "/"),
            List.of("git", "push", "--force", "origin", "main"),
            List.of("terraform", "apply", "-destroy"),
            List.of("kubectl", "delete", "ns", "prod"),
            List.of("psql", "-c", "DROP DATABASE prod"),
            List.of("find", "/", "-delete"));
    private static final List<UnaryOperator<String>> WRAPPERS = List.of(
            line -> "sudo " + line,
            line -> "env X=1 " + line,
            line -> "nohup " + line + " &",
            line -> "ls; " + line,
            line -> "ls && " + line + " # nothing",
            line -> line + " | cat",
            line -> "( " + line + " )",
            line -> "{ " + line + "; }",
            line -> "echo \"$( " + line + " )\"",
            line -> "if true; then " + line + "; fi",
            line -> "for i in 1; do " + line + "; done",
            line -> "sh -c '" + line.replace("'", "'\\''") + "'",
            line -> "eval '" + line.replace("'", "'\\''") + "'",
            line -> "timeout 5 " + line,
            line -> "cat <( " + line + " )",
            line -> "bash <<'END'\n" + line + "\nEND\n");

    @Test
    void shouldSeeHarmInEveryDisguise() {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            String line = disguised(COMMANDS.get(random.nextInt(COMMANDS.size())), random);
            for (int depth = random.nextInt(4); depth > 0; depth--) {
                line = WRAPPERS.get(random.nextInt(WRAPPERS.size())).apply(line);
            }

            CommandReading reading = TestingCommands.shell(line);

            assertThat(reading.effects()).as(line).anyMatch(effect -> HARM.contains(effect.effect()));
        }
    }

    @Test
    void shouldNeverThrowForRandomBytes() {
        Random random = new Random(11);
        String alphabet = "rm -rf/~.*?[]{}()<>|&;$`'\"\\\n\t=!#@%^+,:abcEOF0123 \u0000\u0430\u200b\uD800";
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String hostile = text.toString();

            assertThatCode(() -> {
                        TestingCommands.shell(hostile);
                        TestingCommands.shell(hostile.replace("\u0000", ""));
                        TestingCommands.sql(hostile);
                        TestingCommands.path(hostile);
                    })
                    .as(hostile)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldRefuseWhatIsOverlongDeepOrUnreadable() {
        assertThat(TestingCommands.shell("a".repeat(Commands.LONGEST + 1)).understood())
                .isFalse();
        assertThat(TestingCommands.shell("( ".repeat(4_000) + "ls" + " )".repeat(4_000))
                        .understood())
                .isFalse();
        assertThat(TestingCommands.shell("$(".repeat(2_000) + "ls" + ")".repeat(2_000))
                        .understood())
                .isFalse();
        assertThat(TestingCommands.shell("ls\u0000; rm -rf /").understood()).isFalse();
        assertThat(TestingCommands.shell(" \n ").understood()).isFalse();
        assertThat(TestingCommands.sql("select " + "(".repeat(3_000) + "1" + ")".repeat(3_000))
                        .understood())
                .isFalse();
        assertThat(TestingCommands.path("a\u0000b")).isEqualTo(ResourceKind.UNKNOWN);
        assertThat(TestingCommands.path("a".repeat(10_000))).isEqualTo(ResourceKind.UNKNOWN);
    }

    @Test
    void shouldReadTheSameFromSeveralThreads() throws Exception {
        List<TestingCorpus.Line> lines = TestingCorpus.hostile();
        List<Set<String>> alone =
                lines.stream().map(TestingCorpus.Line::effects).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<Set<String>>>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                tasks.add(() -> lines.stream().map(TestingCorpus.Line::effects).toList());
            }
            for (var together : threads.invokeAll(tasks)) {
                assertThat(together.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldNameTheHostsThatAreReached() {
        assertThat(TestingCommands.shell("curl https://a.example/x && scp x me@b.example:/tmp")
                        .destinations())
                .containsExactly("a.example", "b.example");
    }

    private static String disguised(List<String> words, Random random) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.isEmpty() ? "" : random.nextBoolean() ? " " : "  \t")
                    .append(quoted(word, random));
        }
        return line.toString();
    }

    private static String quoted(String word, Random random) {
        StringBuilder quoted = new StringBuilder();
        int at = 0;
        while (at < word.length()) {
            int end = Math.min(word.length(), at + 1 + random.nextInt(3));
            String part = word.substring(at, end);
            boolean plain = part.chars().allMatch(Character::isLetterOrDigit);
            quoted.append(
                    switch (random.nextInt(plain ? 5 : 3)) {
                        case 0 -> "'" + part + "'";
                        case 1 -> "\"" + part + "\"";
                        case 2 -> escaped(part);
                        case 3 -> part + "''";
                        default -> part;
                    });
            at = end;
        }
        return quoted.toString();
    }

    private static String escaped(String part) {
        StringBuilder escaped = new StringBuilder("$'");
        part.chars().forEach(c -> escaped.append(String.format("\\x%02x", c)));
        return escaped.append("'").toString();
    }
}
