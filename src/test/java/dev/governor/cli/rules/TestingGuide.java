package dev.governor.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.cli.GovernorCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands of {@code docs/rule-authoring.md}, run in order in a directory of their own: those of the governor in this
 * process, all others by a shell. What they print is held to what the document shows; {@code ...} stands for anything,
 * and digests, ids, times, versions and counts other than none are not compared: rules come and go.
 */
final class TestingGuide {

    private static final Path GUIDE = Path.of("docs/rule-authoring.md");
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```\n(?:\n```text\n(.*?)```)?", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?:[^\n]*\\\\\n)*[^\n]+");
    private static final String GOVERNOR = "./governor ";
    private static final Pattern NOT_COMPARED =
            Pattern.compile("sha256:[0-9a-f]{64}|prp_[a-z0-9]+|\\b[0-9a-f]{12,40}\\b"
                    + "|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z|\\b[0-9]+\\.[0-9]+\\.[0-9]+\\b|\\b[1-9][0-9]*\\b");

    private final Path home;
    private final Map<String, String> variables = new HashMap<>();

    TestingGuide(Path home) {
        this.home = home;
    }

    /** One block of commands, and what they print; empty when the document does not show it. */
    record Block(List<String> commands, String shown) {

        boolean needsServer() {
            return commands.stream().anyMatch(command -> command.contains("--server"));
        }
    }

    static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(GUIDE));
        while (block.find()) {
            List<String> commands = COMMAND.matcher(block.group(1))
                    .results()
                    .map(found -> found.group().replace("\\\n", " "))
                    .toList();
            blocks.add(new Block(commands, block.group(2) == null ? "" : block.group(2)));
        }
        return blocks;
    }

    /** Gives {@code name} a value in the commands that follow. */
    void set(String name, String value) {
        variables.put(name, value);
    }

    /** Runs the commands of {@code block} and returns what they printed. */
    String run(Block block) throws IOException, InterruptedException {
        StringBuilder printed = new StringBuilder();
        for (String command : block.commands()) {
            printed.append(command.startsWith(GOVERNOR) ? governor(command) : shell(command));
        }
        assertThat(printed.toString())
                .as("what %s prints", block.commands())
                .matches(shown(block.shown()), block.shown());
        return printed.toString();
    }

    private String governor(String command) throws IOException, InterruptedException {
        String split = "governor() { printf '%s\\0' \"$@\"; }; " + command.substring("./".length());
        List<String> words = Arrays.stream(shell(split).split("\0"))
                .map(word -> List.of("mine", "other", "rules").contains(word) || word.endsWith(".token")
                        ? home.resolve(word).toString()
                        : word)
                .collect(Collectors.toCollection(ArrayList::new));
        words.set(0, "rules");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = GovernorCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        assertThat(code).as("%s: %s%s", command, out, err).isZero();
        return out.toString().replace(home + "/", "");
    }

    private String shell(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", command)
                .directory(home.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, printed).isZero();
        return printed;
    }

    /** Returns a pattern for what the document shows. */
    private static Predicate<String> shown(String text) {
        String lines = text.lines()
                .map(TestingGuide::line)
                .map(line -> line.equals("...")
                        ? "(?:[^\n]*\n)*?"
                        : Arrays.stream(line.split("\\.\\.\\.", -1))
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining("[^\n]*"))
                                + "\n")
                .collect(Collectors.joining());
        Pattern pattern = Pattern.compile(text.isEmpty() ? "(?s).*" : lines);
        return printed -> pattern.matcher(
                        printed.lines().map(line -> line(line) + "\n").collect(Collectors.joining()))
                .matches();
    }

    private static String line(String line) {
        return NOT_COMPARED.matcher(line).replaceAll("#").strip().replaceAll(" +", " ");
    }
}
