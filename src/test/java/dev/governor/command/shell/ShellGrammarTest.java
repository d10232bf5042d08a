package dev.governor.command.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.governor.command.TestingCorpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the grammar makes of a line: a tree, or a refusal. A line end is written ␤ and a tab ␉. */
class ShellGrammarTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '§',
            value = {
                "ls -la src¦[ls -la src]",
                "r\\m 'a b' \"c $d\"¦[r'm' 'a b' \"'c '${d}\"]",
                "a|b |& c¦[a] | [b] | [c]",
                "a && b || c; d & e¦[a] && [b] || [c]; background([d]); [e]",
                "! time a¦time ! [a]",
                "time -o x ls¦[time -o x ls]",
                "{ a; b; } > f¦group([a]; [b]) >f",
                "(a; b) 2>&1¦subshell([a]; [b]) 2>&1",
                "if a; then b; elif c; then d; else e; fi¦if([a] : [b] : [c] : [d] : [e])",
                "while a; do b; done < f¦while([a] : [b]) <f",
                "for x in a b*; do c $x; done¦for(x in a b*: [c ${x}])",
                "for x; do c; done¦for(x in $@: [c])",
                "for ((i=0;i<3;i++)); do a; done¦for((i=0';'i<3';'i++)): [a]",
                "case $x in a|b) c;; (*) d;;& e) ;; esac¦case(${x}, a|b -> [c];;, * -> [d];;&, e -> ;;)",
                "f() { a; }; function g (b)¦function(f group([a])); function(g subshell([b]))",
                "[[ $x =~ ^(a|b)$ && -f y ]]¦test(${x} =~ ^(a|b)$ && -f y)",
                "((i++)); x=$((1+(2*3)))¦((i++)); [x=$((1+(2*3)))]",
                "a=1 b+=2 c[3]=4 d=(5 6) cmd e=7¦[a=1 b+=2 c[3]=4 d=(5 6)  cmd e=7]",
                "export a=1 b¦[export b a=1]",
                "echo ${a:-b} ${#c} ${!d} ${e[1]} ${f//x/y}¦[echo ${a:-b} ${#c} ${!d} ${e[1]} ${f//x/y}]",
                "echo \"${a:-\"b c\"}\"¦[echo \"${a:-\"'b c'\"}\"]",
                "echo $(a \"$(b)\") `c \\`d\\``¦[echo $([a \"$([b])\"]) $([c $([d])])]",
                "diff <(a) >(b)¦[diff <([a]) >([b])]",
                "a >| b >> c <> d &> e &>> f {g}> h 3<&-¦[a >|b >>c <>d &>e &>>f g>h 3<&-]",
                "a <<< \"b\"¦[a <<<\"'b'\"]",
                "cat <<A <<-'B'; c␤$x␤A␤␉$y␤␉B␤d¦[cat <<{${x}'␤'} <<-{'$y␤'}]; [c]; [d]",
                "cat <<X␤ $(a) `b` \\$c␤X¦[cat <<{' '$([a])' '$([b])' ''$''c␤'}]",
                "ls @(a|b) !(c)¦[ls @(a|b) !(c)]",
                "a $'\\x41\\n' $\"b\"¦[a 'A␤' \"'b'\"]",
                "a \\␤ b # c␤d¦[a b]; [d]",
                "coproc a¦coprocess([a])",
                "select x in a; do b; done¦for(x in a: [b])",
            })
    void shouldReadWhatBashReads(String line, String tree) {
        String written = line.replace("␤", "\n").replace("␉", "\t");

        assertThat(TestingTree.of(written).replace("\n", "␤")).isEqualTo(tree);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a |",
                "a &&",
                "&& a",
                "a ;; b",
                "; a",
                "a & ; b",
                "if a; then b",
                "if a; b; fi",
                "for x in a; b",
                "()",
                "{ }",
                "( a",
                "a )",
                "{ a; ",
                "a }; }",
                "'a",
                "\"a",
                "`a",
                "$(a",
                "${a",
                "${}",
                "${a b}",
                "${a!b}",
                "$((1",
                "((a); (b))",
                "$[1]",
                "!(a)",
                "a(b)",
                "a b ()",
                "f() a",
                "cat <<A",
                "cat <<A\nb",
                "cat <<$A\nb",
                "a >",
                "2>(a)",
                "a\rb",
                "a\r\nb",
                "a <<A $(b\nA\n)",
                "coproc N { a; }",
                "done",
                "${ a; }",
                "a \\",
                "$\\\n(rm)",
                "$a\\\nb",
                "[[ a",
                "case a in b) c",
                "\u0000",
                "a=(b",
                "echo a=(b)",
                "i\\\nf a; then b; fi",
                "cat <<A\n${x:-\"y\"}\nA"
            })
    void shouldRefuseWhatBashRefusesOrMayReadInAnotherWay(String line) {
        assertThat(TestingTree.of(line)).startsWith("refused: ");
    }

    @Test
    void shouldReadNothingThatBashRefuses() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        List<String> read = Stream.concat(TestingCorpus.hostile().stream(), TestingCorpus.harmless().stream())
                .filter(line -> line.language().equals("shell"))
                .map(TestingCorpus.Line::text)
                .filter(line -> line.length() <= dev.governor.command.Commands.LONGEST && TestingTree.reads(line))
                .filter(line -> line.indexOf('(') < 0 || !line.matches("(?s).*[?*+@!]\\(.*"))
                .toList();
        Path all = Files.createTempFile("lines", ".sh");
        try {
            StringBuilder script = new StringBuilder();
            for (int at = 0; at < read.size(); at++) {
                String quoted = "'" + read.get(at).replace("'", "'\\''") + "'";
                script.append("bash -n -c ")
                        .append(quoted)
                        .append(" 2>/dev/null || echo ")
                        .append(at)
                        .append('\n');
            }
            Files.writeString(all, script);
            Process bash = new ProcessBuilder("/bin/bash", all.toString()).start();
            String refused = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(refused.lines().map(Integer::parseInt).map(read::get)).isEmpty();
            assertThat(read).hasSizeGreaterThan(1000);
        } finally {
            Files.delete(all);
        }
    }
}
