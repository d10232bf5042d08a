package dev.governor.command;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Text tools that are small languages: {@code sed}, {@code awk}; and archivers, which can run programs. */
final class TextPrograms {

    /** Commands of sed that print, delete, substitute, or move text within the stream, and nothing else. */
    private static final Pattern HARMLESS_SED = Pattern.compile(
            "(?s)(\\s*((\\d+|\\$|/(\\\\.|[^/\\\\])*/I?)(\\s*,\\s*[+~]?(\\d+|\\$|/(\\\\.|[^/\\\\])*/I?))?)?\\s*!?\\s*"
                    + "([pdDPnNgGhHxq=l]|s(.)((?!\\9)[^\\\\]|\\\\.)*\\9((?!\\9)[^\\\\]|\\\\.)*\\9[gpIiM0-9]*"
                    + "|y/[^/]*/[^/]*/|[aic]\\\\?\\s*[^\\n]*)\\s*(;|\\n|$)\\s*)+");

    /** Texts, expressions and comments of awk, which hold no commands. */
    private static final Pattern AWK_TEXT =
            Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|(?<=[~(,!{;&|]|^|\\n)\\s*/(\\\\.|[^/\\\\\\n])+/|#[^\\n]*");

    private static final Pattern RUNS_IN_AWK = Pattern.compile(
            "system\\s*\\(|getline|(?<!\\|)\\|(?!\\|)|printf?\\b[^;}\\n]*>|@|ENVIRON|PROCINFO|close\\s*\\(|fflush");

    private TextPrograms() {}

    static Map<String, Consumer<Invocation>> programs() {
        return Map.of(
                "sed",
                TextPrograms::sed,
                "gsed",
                TextPrograms::sed,
                "awk",
                TextPrograms::awk,
                "gawk",
                TextPrograms::awk,
                "mawk",
                TextPrograms::awk,
                "nawk",
                TextPrograms::awk,
                "tar",
                TextPrograms::tar,
                "bsdtar",
                TextPrograms::tar,
                "sort",
                TextPrograms::sort);
    }

    private static void sed(Invocation call) {
        Options options =
                Options.of(call.arguments(), Set.of("-e", "-f", "-l", "--expression", "--file", "--line-length"));
        List<Word> scripts = options.values("-e", "--expression").toList();
        List<Word> files = options.operands();
        if (!files.isEmpty() && files.get(0).text().isEmpty()) {
            files = files.subList(1, files.size());
        }
        if (scripts.isEmpty() && !options.has("-f", "--file") && !files.isEmpty()) {
            scripts = files.subList(0, 1);
            files = files.subList(1, files.size());
        }
        options.values("-f", "--file").forEach(file -> Interpreters.script(call, file));
        boolean inPlace = options.has("--in-place")
                || call.arguments().stream().anyMatch(word -> word.text().matches("-[nEersz]*i.*"));
        for (Word script : scripts) {
            if (!HARMLESS_SED.matcher(script.text()).matches()) {
                call.unclear("what this script of it does is not known");
            }
        }
        files.forEach(file -> call.path(inPlace ? Effect.WRITE_FILE : Effect.READ_FILE, file));
        call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
    }

    private static void awk(Invocation call) {
        Options options = Options.of(
                call.arguments(), Set.of("-F", "-v", "-f", "-i", "-e", "--file", "--assign", "--field-separator"));
        List<Word> files = options.operands();
        options.values("-f", "--file").forEach(file -> Interpreters.script(call, file));
        boolean loads = call.arguments().stream()
                .anyMatch(word -> word.text().matches("-[leiE].*|--(exec|source|load|include)(=.*)?"));
        if (loads) {
            call.unclear("its script may run programs or write files");
        }
        if (!options.has("-f", "--file") && !files.isEmpty()) {
            if (!files.get(0).known()
                    || RUNS_IN_AWK
                            .matcher(AWK_TEXT.matcher(files.get(0).text()).replaceAll("0"))
                            .find()) {
                call.unclear("its script may run programs or write files");
            }
            files = files.subList(1, files.size());
        }
        files.stream()
                .filter(file -> !file.text().matches("\\w+=.*"))
                .forEach(file -> call.path(Effect.READ_FILE, file));
        call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
    }

    private static void tar(Invocation call) {
        Options options = Options.of(
                dashed(call.arguments()),
                Set.of(
                        "-f",
                        "-C",
                        "-T",
                        "-X",
                        "--file",
                        "--directory",
                        "--exclude",
                        "--to-command",
                        "--checkpoint-action",
                        "--use-compress-program",
                        "-I",
                        "-F",
                        "--info-script",
                        "--rsh-command"));
        if (options.has(
                        "--to-command",
                        "--checkpoint-action",
                        "--use-compress-program",
                        "-I",
                        "-F",
                        "--info-script",
                        "--rsh-command",
                        "--rmt-command",
                        "--transform",
                        "--xform",
                        "--one-top-level",
                        "-T",
                        "--files-from")
                || options.values("-f", "--file").anyMatch(file -> file.text().matches("[^/]+:.*"))) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, call.shown());
            call.unclear("it runs another program, or what it takes or writes is not named");
        }
        boolean creates = options.has("-c", "--create", "-r", "-u", "--append");
        boolean extracts = options.has("-x", "--extract", "--get");
        options.values("-f", "--file").forEach(file -> call.path(creates ? Effect.WRITE_FILE : Effect.READ_FILE, file));
        if (creates) {
            List<Word> from = options.values("-C", "--directory").toList();
            options.operands().forEach(word -> {
                call.path(Effect.READ_FILE, word);
                from.forEach(directory -> call.path(Effect.READ_FILE, Word.of(directory.text() + "/" + word.text())));
            });
        } else if (extracts) {
            call.reader().brought().unpack();
            List<Word> into = options.values("-C", "--directory").toList();
            (into.isEmpty() ? List.of(Word.of(".")) : into).forEach(word -> call.path(Effect.WRITE_FILE, word));
        }
        if (options.has("-P", "--absolute-names") || options.has("--remove-files")) {
            call.effect(Effect.WRITE_FILE, ResourceKind.UNKNOWN, call.shown());
        }
        Secrets.read(call);
        call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
    }

    private static List<Word> dashed(List<Word> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).text().matches("[cxtruvzjJfhpkP]+")) {
            return arguments;
        }
        List<Word> dashed = new java.util.ArrayList<>(arguments);
        dashed.set(0, Word.of("-" + arguments.get(0).text()));
        return dashed;
    }

    private static void sort(Invocation call) {
        Options options = Options.of(
                call.arguments(),
                Set.of(
                        "-o",
                        "--output",
                        "-k",
                        "-t",
                        "-T",
                        "-S",
                        "--key",
                        "--field-separator",
                        "--compress-program",
                        "--files0-from"));
        options.values("-o", "--output").forEach(file -> call.path(Effect.WRITE_FILE, file));
        options.operands().forEach(file -> call.path(Effect.READ_FILE, file));
        if (options.has("--compress-program")) {
            call.unclear("it runs another program");
        }
        call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
    }
}
