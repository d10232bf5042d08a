package dev.governor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The bash launcher, run in a folder where nothing is built. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of("governor");

    @TempDir
    Path clone;

    private Path launcher;

    @BeforeEach
    void copyLauncher() throws IOException {
        launcher = Files.copy(LAUNCHER, clone.resolve("governor"));
    }

    @Test
    void shouldKnowEveryCommandBeforeAnythingIsBuilt() throws Exception {
        Result help = run("PATH", System.getenv("PATH"), "--help");

        assertThat(help.code()).isZero();
        for (CommandLine command :
                GovernorCommand.commandLine().getSubcommands().values()) {
            String name = command.getCommandName();
            if (!name.equals("help")) {
                assertThat(help.output()).contains("\n  " + name + " ");
            }
        }
    }

    @Test
    void shouldRefuseAnOldJavaWithOneClearLine() throws Exception {
        Path programs = Files.createDirectory(clone.resolve("bin"));
        program(programs.resolve("java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        Result result = run("PATH", programs + ":" + System.getenv("PATH"), "serve");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).startsWith("governor: java 17 or newer is needed, but `" + programs + "/java` is:");
    }

    @Test
    void shouldRefuseAnOldMavenWithOneClearLine() throws Exception {
        Path programs = Files.createDirectory(clone.resolve("bin"));
        program(programs.resolve("java"), "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");
        program(programs.resolve("mvn"), "echo 'Apache Maven 3.6.3'");

        Result result = run("PATH", programs + ":" + System.getenv("PATH"), "serve");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("governor: maven 3.8.7 or newer is needed, but `mvn` is 3.6.3\n");
    }

    @Test
    void shouldShowTheErrorsOfAFailedBuildAndKeepTheLog() throws Exception {
        Path programs = Files.createDirectory(clone.resolve("bin"));
        program(programs.resolve("java"), "echo 'openjdk version \"17.0.1\" 2021-10-19' >&2");
        program(
                programs.resolve("mvn"),
                "case \"$*\" in *-v) printf '\\033[1mApache Maven 3.9.9\\033[m\\n' ;; *) echo '[ERROR] it broke'; exit 1 ;; esac");

        Result result = run("PATH", programs + ":" + System.getenv("PATH"), "serve");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("[ERROR] it broke", "governor: the build failed, see ");
        assertThat(clone.resolve("target").resolve("build.log")).hasContent("[ERROR] it broke");
    }

    private record Result(int code, String output) {}

    private Result run(String variable, String value, String argument) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", launcher.toString(), argument).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put(variable, value);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
