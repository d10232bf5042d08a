package dev.governor.fuzz;

import java.util.List;

/** What is done to a shell line beside what is done to any text: its grammar used against its reader. */
final class ShellMutations {

    private static final List<String> OPERATORS = List.of(
            " ; ",
            " && ",
            " || ",
            " | ",
            " |& ",
            " & ",
            "\n",
            " ;; ",
            " > ",
            " >> ",
            " >| ",
            " < ",
            " <> ",
            " <<< ",
            " 2>&1 ",
            " &> ",
            " >&- ",
            " {fd}> ",
            " <<E ",
            " <<-'E' ",
            " # ",
            " ! ",
            "(",
            ")",
            "{ ",
            "; }",
            "[[ ",
            " ]]",
            "((",
            "))",
            " then ",
            " do ",
            " done ",
            " fi ",
            " esac ",
            " in ",
            " function ",
            " time ",
            " coproc ",
            " select x ",
            "=",
            "+=");
    private static final List<String> EXPANSIONS = List.of(
            "$(ls)",
            "`ls`",
            "${x}",
            "$x",
            "$x$x",
            "${x:-rm}",
            "${x:=-rf}",
            "${x@P}",
            "${!x}",
            "${x//a/b}",
            "${#x}",
            "${x:1:2}",
            "${x^^}",
            "$'\\x72m'",
            "$\"x\"",
            "$((1+1))",
            "$[1]",
            "<(ls)",
            ">(cat)",
            "~",
            "~root",
            "~+",
            "{a,b}",
            "{1..9}",
            "{a,b}{c,d}{e,f}",
            "*",
            "**/",
            "?(a|b)",
            "[a-z]",
            "[[:alpha:]]",
            "\"$@\"",
            "$*",
            "$#",
            "$?",
            "$$",
            "$!",
            "$-",
            "$_",
            "${x[@]}",
            "${x[$(ls)]}",
            "${@:2}",
            "$IFS",
            "$HOME",
            "$PWD",
            "''",
            "\"\"",
            "\\",
            "'",
            "\"",
            "--",
            "-",
            "-rf",
            "--x=y",
            "/",
            "/dev/sda",
            "..",
            "x=1",
            "a[0]=1");
    private static final List<String> PREFIXES = List.of(
            "sudo ",
            "sudo -u root ",
            "env -i X=1 ",
            "env -S ",
            "nohup ",
            "timeout 5 ",
            "nice -n 5 ",
            "xargs ",
            "xargs -I{} sh -c ",
            "command ",
            "builtin ",
            "exec ",
            "eval ",
            "time ",
            "! ",
            "ssh host ",
            "docker run x ",
            "find . -exec ",
            "watch ",
            "x=1 ",
            "IFS=/ ",
            "cd / && ",
            "set -- a b; ",
            "shopt -s extglob; ",
            "set -f; ",
            "alias ls=rm; ",
            "f() { ",
            "trap ",
            "sh -c ",
            "bash -lc ",
            "python -c ",
            "psql -c ",
            "sed ",
            "awk ",
            "jq ",
            "git ",
            "kubectl exec p -- ",
            "source ",
            ". ",
            "unset x; ",
            "export x=; ",
            "declare -n x=y; ",
            "local x; ",
            "read x; ",
            "printf -v x %s ",
            "echo ",
            "test ",
            "[ ");

    static final List<Mutation> ALL = List.of(
            (text, draw) -> draw.inserted(text, draw.of(OPERATORS)),
            (text, draw) -> draw.inserted(text, draw.of(EXPANSIONS)),
            (text, draw) -> betweenWords(text, draw.of(OPERATORS), draw),
            (text, draw) -> betweenWords(text, " " + draw.of(EXPANSIONS) + " ", draw),
            (text, draw) -> draw.of(PREFIXES) + text,
            (text, draw) -> draw.of(PREFIXES) + "'" + text.replace("'", "'\\''") + "'",
            (text, draw) -> draw.of(PREFIXES) + "\"" + text.replace("\"", "\\\"") + "\"",
            (text, draw) -> wrapped(text, draw),
            (text, draw) -> draw.piece(text, 30) + "$(" + text + ")",
            (text, draw) -> "x='" + text.replace("'", "'\\''") + "'; "
                    + draw.of(List.of("$x", "eval \"$x\"", "${x@P}", "sh -c $x")),
            (text, draw) -> text.replace(" ", draw.of(List.of("$IFS", "\t", "\\\n", "${IFS}", "{,}", "  "))),
            (text, draw) -> "{" + text.replace(' ', ',') + "}");

    private ShellMutations() {}

    private static String betweenWords(String text, String part, Draw draw) {
        int at = text.indexOf(' ', draw.below(text.length() + 1));
        return at < 0 ? text + part : text.substring(0, at) + part + text.substring(at + 1);
    }

    private static String wrapped(String text, Draw draw) {
        return switch (draw.below(12)) {
            case 0 -> "( " + text + " )";
            case 1 -> "{ " + text + "; }";
            case 2 -> "if true; then " + text + "; fi";
            case 3 -> "for i in 1 2 3; do " + text + " $i; done";
            case 4 -> "while read x; do " + text + " \"$x\"; done < f";
            case 5 -> "case $x in *) " + text + " ;; esac";
            case 6 -> "f() { " + text + "; }; f a b";
            case 7 -> "cat <<E | sh\n" + text + "\nE\n";
            case 8 -> "sh <<-'E'\n\t" + text + "\n\tE\n";
            case 9 -> "echo " + text + " | xargs -n1 sh";
            case 10 -> "[[ -n $(" + text + ") ]] && ls";
            default -> "((x=$(" + text + ")))";
        };
    }
}
