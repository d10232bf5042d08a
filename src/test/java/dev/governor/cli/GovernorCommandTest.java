package dev.governor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GovernorCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldListEveryCommandAndExamplesInTheHelp() {
        int code = run("--help");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("serve", "version", "Examples:", "Exit codes: 0 done, 1 failed, 2 wrong");
    }

    @Test
    void shouldExplainEveryOptionOfServeWithItsDefault() {
        int code = run("serve", "--help");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("--data-dir", "--port", "--host", "--config", "--database-url")
                .contains("Default: 127.0.0.1", "Default:\n", "8080");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve --prot 1   | unknown options: '--prot', '1'        | governor serve --help",
                "serve --port x   | invalid value for option '--port'     | governor serve --help",
                "explode          | unmatched argument at index 0: 'explode' | governor --help",
            })
    void shouldAnswerWrongArgumentsWithOneLineAndAHint(String arguments, String sentence, String hint) {
        int code = run(arguments.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("governor: " + sentence).contains("try `" + hint + "`");
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void shouldSayThatACommandIsMissing() {
        int code = run();

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("governor: a command is missing");
    }

    @Test
    void shouldPrintTheVersionsThatTheBuildWroteDown() {
        int code = run("version");

        assertThat(code).isZero();
        assertThat(out.toString())
                .containsPattern("governor \\d+\\.\\d+\\.\\d+")
                .contains("java " + Runtime.version())
                .containsPattern("embedded postgresql \\d+");
    }

    private int run(String... arguments) {
        CommandLine command = GovernorCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        return command.execute(arguments);
    }
}
