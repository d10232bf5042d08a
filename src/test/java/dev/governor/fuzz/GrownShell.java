package dev.governor.fuzz;

import java.util.List;

/** Shell lines that are long, deep, or grow while they are read. */
final class GrownShell {

    private static final int LONG = 20_000;
    private static final List<String> UNITS = List.of(
            "a|",
            "cat x|",
            ";",
            "ls;",
            "ls&&",
            "a=b ",
            "a=$a$a;",
            "a+=$a ",
            "-a ",
            "--a=b ",
            "x ",
            ">a ",
            "<<E ",
            "<<<a ",
            "2>&1 ",
            "$(",
            "`",
            "${",
            "${a:-",
            "$((",
            "((",
            "(",
            "{",
            "{ ",
            "[[ ",
            "[",
            "!",
            "! ",
            "'",
            "\"",
            "\"$(",
            "\\",
            "\\\n",
            "#",
            "*",
            "**/",
            "?",
            "*a",
            "@(",
            "!(a|",
            "+(a)",
            "[a-",
            "{a,",
            "{a,b}",
            "{1..9}",
            "{1..99999}",
            "{a,{b,",
            ",",
            "..",
            "../",
            "$a",
            "$a$b",
            "${a}",
            "$@",
            "${a//x/y}",
            "${a@P}",
            "${!a}",
            "$'\\x41'",
            "~",
            "~/",
            "<(",
            "<(ls) ",
            ">(",
            "if ",
            "if a;then ",
            "while a;do ",
            "for i in a b;do ",
            "for i in 1 2 3 4 5 6 7 8 9;do ",
            "case a in a) ",
            "a) b;;",
            "f(){ ",
            "f(){ f|f;};f;",
            "function f { ",
            "time ",
            "coproc ",
            "sudo ",
            "env ",
            "env a=b ",
            "nohup ",
            "xargs ",
            "eval ",
            "command ",
            "exec ",
            "sh -c ",
            "timeout 1 ",
            "cd a;",
            "cd a&&",
            "pushd a;",
            "set -- $@ $@;",
            "alias a=b;",
            "unset a;",
            "export a=$a$a;",
            "a=(1 2);",
            "a[1]=2 ",
            "echo a>b;",
            "1+",
            "1+(",
            "+a=1;",
            "a?b:",
            "<<E\n",
            "\n",
            "\t",
            " ",
            "a\n",
            "cat <<E\nx\nE\n",
            "rm a;",
            "\u0430",
            "é",
            "%25",
            "/*",
            "/a",
            "a/../",
            "./",
            "a:b ",
            "-exec a \\; ",
            "( -name a -o ",
            "-o ",
            "$(cat a)",
            "`cat a`",
            "\"a\"'b'",
            "a''",
            "&",
            "&>a ",
            "|&",
            "{fd}>a ",
            "]",
            ")",
            "}",
            "}}");
    private static final List<List<String>> PAIRS = List.of(
            List.of("(", ")"),
            List.of("( ", " )"),
            List.of("{ ", "; }"),
            List.of("$(", ")"),
            List.of("\"$(", ")\""),
            List.of("${a:-", "}"),
            List.of("\"${a:-", "}\""),
            List.of("$((", "))"),
            List.of("$((1+(", ")))"),
            List.of("<(", ")"),
            List.of("if true; then ", "; fi"),
            List.of("while true; do ", "; done"),
            List.of("for i in 1 2; do ", "; done"),
            List.of("for i in 1 2 3 4 5 6 7 8; do ", " $i; done"),
            List.of("case x in x) ", " ;; esac"),
            List.of("f() { ", "; }; f"),
            List.of("{a,", "}"),
            List.of("{a,b,{c,d},", "}"),
            List.of("@(a|", ")"),
            List.of("[[ ( ", " ) ]]"),
            List.of("[[ ! ", " ]]"),
            List.of("a[", "]=1"),
            List.of("${a[", "]}"),
            List.of("eval \"", "\""),
            List.of("echo $(echo ", ")"),
            List.of("cat <<E\n$(", ")\nE\n"),
            List.of("ls | while read x; do ", "; done"),
            List.of("! ( ", " )"),
            List.of("time { ", "; }"),
            List.of("((", "))"));
    private static final List<String> HOLDERS = List.of(
            "%s",
            "echo %s",
            "rm %s",
            "ls %s",
            "sed '%s' f",
            "sed -n '%sp' f",
            "awk '%s' f",
            "awk '{%s}' f",
            "jq '%s' f",
            "find . %s",
            "git push origin %s",
            "git -c %s status",
            "python3 -c '%s'",
            "node -e '%s'",
            "psql -c '%s'",
            "sh -c '%s'",
            "eval '%s'",
            "cat <<E\n%s\nE\n",
            "cat <<'E' | sh\n%s\nE\n",
            "x='%s'; $x",
            "x=%s; rm $x",
            "echo \"%s\"",
            "[[ %s ]]",
            "(( %s ))",
            "echo ${x:-%s}",
            "rm -rf /tmp/%s",
            "curl %s",
            "docker run %s",
            "xargs %s",
            "grep %s f",
            "tar %s",
            "printf %s a",
            "printf '%s' a",
            "test %s",
            "kubectl %s",
            "cd %s",
            "make %s",
            "npm run %s",
            "ssh h '%s'",
            "find . -exec %s \\;",
            "cp %s",
            "dd %s",
            "mysql -e \"%s\"",
            "echo %s | sh",
            "sudo %s",
            "env %s",
            "ls > %s",
            "a=%s",
            "for i in %s; do rm $i; done",
            "case %s in a) ls;; esac",
            "$(%s)",
            "source %s",
            "tee %s",
            "chmod %s f",
            "tr %s");

    private static final List<String> COUNTED = List.of(
            "rm f#;",
            "f# ",
            "a#=b ",
            "a#=b;",
            "export a#=$a#;",
            ">f#;./f# ;",
            "tee f# >g#;",
            "cd d#&&",
            "f#(){ ls; };f#;",
            "alias a#=b;",
            "-# ",
            "--o# ",
            "https://h#.io ",
            "/etc/f# ",
            "x#,",
            "a[#]=1;",
            "f#>g# ",
            "<<E# ",
            "cat <<E#\nx\nE#\n",
            "ls f#|",
            "$a# ",
            "${a#:-b} ",
            "#+",
            "s/a/#/;",
            "-e p# ",
            "unset a#;",
            "trap 'ls #' EXIT;",
            "pushd d#;",
            "python d#/f#.py;",
            "a#)b;;",
            "wget h#/f# -O f#;sh f#;",
            "mkdir d#;",
            "source f#;",
            "chmod +x f#;");

    private GrownShell() {}

    static String line(String corpusLine, Draw draw) {
        return switch (draw.below(10)) {
            case 8, 9 -> held(counted(draw.of(COUNTED), draw), draw);
            case 0, 1, 2 -> held(WordMutations.repeated(unit(corpusLine, draw), draw), draw);
            case 3 -> held(nested(draw), draw);
            case 4 -> held(doubling(draw), draw);
            case 5 -> held(mixed(corpusLine, draw), draw);
            case 6 -> quotedShells(draw);
            default -> WordMutations.repeated(corpusLine + draw.of(List.of(";", "\n", "|", " && ", "&", " ")), draw);
        };
    }

    private static String unit(String corpusLine, Draw draw) {
        return switch (draw.below(4)) {
            case 0 -> draw.piece(corpusLine, 12);
            case 1 -> draw.of(UNITS) + draw.of(UNITS);
            default -> draw.of(UNITS);
        };
    }

    private static String held(String text, Draw draw) {
        return draw.oneIn(3) ? text : draw.of(HOLDERS).replace("%s", text);
    }

    private static String nested(Draw draw) {
        List<String> outer = draw.of(PAIRS);
        List<String> inner = draw.oneIn(2) ? outer : draw.of(PAIRS);
        int deep = 1 + draw.length(LONG) / (outer.get(0).length() + outer.get(1).length() + 1) / 2;
        String core = draw.of(List.of("ls", "rm -rf /", "1", "$x", ""));
        return outer.get(0).repeat(deep)
                + inner.get(0)
                + core
                + inner.get(1)
                + outer.get(1).repeat(deep);
    }

    private static String doubling(Draw draw) {
        StringBuilder line = new StringBuilder();
        int steps = 2 + draw.below(60);
        String form = draw.of(List.of(
                "a%2$d=$a%1$d$a%1$d; ",
                "a%2$d=\"${a%1$d}${a%1$d}\" ; ",
                "f%2$d() { f%1$d; f%1$d; }; ",
                "alias a%2$d='a%1$d;a%1$d'\n",
                "a%2$d=${a%1$d:-x}${a%1$d}; ",
                "set -- \"$@\" \"$@\"; ",
                "a+=$a; ",
                "a=(\"${a[@]}\" \"${a[@]}\"); ",
                "printf -v a%2$d %%s%%s \"$a%1$d\" \"$a%1$d\"; ",
                "a%2$d={$a%1$d,$a%1$d}; ",
                "a%2$d=$(echo $a%1$d $a%1$d); ",
                "a%2$d=\"eval $a%1$d; eval $a%1$d\"; ",
                "a%2$d=a%1$d; a=${!a%2$d}; ",
                "cd $PWD$PWD; ",
                "a%2$d=${a%1$d//x/$a%1$d}; "));
        line.append("a0=x; a=x; f0() { ls; }; ");
        for (int i = 0; i < steps; i++) {
            line.append(String.format(form, i, i + 1));
        }
        return line
                + draw.of(List.of(
                        "rm $a" + steps,
                        "f" + steps,
                        "a" + steps,
                        "echo $@",
                        "eval $a" + steps,
                        "cat <<E\n$a" + steps + "\nE\n"));
    }

    /** Returns {@code unit} again and again with another number each time. */
    private static String counted(String unit, Draw draw) {
        StringBuilder line = new StringBuilder();
        int longest = draw.length(LONG);
        for (int i = 0; line.length() < longest; i++) {
            line.append(unit.replace("#", Integer.toString(i)));
        }
        return line.toString();
    }

    private static String mixed(String corpusLine, Draw draw) {
        StringBuilder line = new StringBuilder();
        int longest = draw.length(LONG);
        while (line.length() < longest) {
            line.append(unit(corpusLine, draw));
        }
        return line.toString();
    }

    private static String quotedShells(Draw draw) {
        String line = "rm -rf /";
        String shell = draw.of(List.of("sh -c ", "eval ", "bash -lc ", "sudo sh -c ", "ssh h "));
        while (line.length() < LONG / 3 && !draw.oneIn(14)) {
            line = shell + "'" + line.replace("'", "'\\''") + "'";
        }
        return line;
    }
}
