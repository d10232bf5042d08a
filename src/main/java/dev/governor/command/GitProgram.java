package dev.governor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** {@code git}: options before the subcommand, pushes, and what throws work away; the rest is in the table. */
final class GitProgram {

    private static final Pattern HARMLESS_SETTING = Pattern.compile(
            "(user\\.(name|email)|color\\.\\w+|core\\.(quotepath|autocrlf|abbrev)|init\\.defaultbranch|advice\\.\\w+|log\\.\\w+"
                    + "|commit\\.gpgsign|diff\\.(algorithm|renames)|protocol\\.version)(=.*)?|core\\.pager=(cat|less)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> VALUED =
            Set.of("-C", "-c", "--git-dir", "--work-tree", "--namespace", "--exec-path", "--config-env");
    private static final Set<String> PLAIN = Set.of(
            "--no-pager",
            "-P",
            "-p",
            "--paginate",
            "--bare",
            "--literal-pathspecs",
            "--no-optional-locks",
            "--version",
            "--help",
            "--no-replace-objects");

    private GitProgram() {}

    static Map<String, Consumer<Invocation>> programs() {
        return Map.of("git", GitProgram::git);
    }

    private static void git(Invocation call) {
        int at = 0;
        while (at < call.arguments().size() && !call.arguments().get(at).operand()) {
            String text = call.arguments().get(at).text();
            String name = text.startsWith("--") && text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
            if (text.equals("-c") && at + 1 < call.arguments().size()) {
                setting(call, call.arguments().get(at + 1));
            } else if (Set.of("-C", "--git-dir", "--work-tree").contains(name)) {
                elsewhere(
                        call,
                        text.contains("=")
                                ? call.arguments().get(at).from(text.indexOf('=') + 1)
                                : call.from(at + 1).stream().findFirst().orElse(Word.of("")));
            } else if (!PLAIN.contains(name)) {
                call.unclear("an option before the subcommand is not known");
            }
            at += VALUED.contains(text) ? 2 : 1;
        }
        if (at >= call.arguments().size()) {
            call.effect(Effect.NONE, ResourceKind.NONE, call.shown());
            return;
        }
        String verb = call.arguments().get(at).text();
        Invocation rest = new Invocation("git " + verb, call.from(at + 1), call.input(), call.scope(), call.reader());
        switch (verb) {
            case "push" -> push(rest);
            case "branch" -> branch(rest);
            case "checkout", "restore", "switch" -> checkout(rest, verb);
            case "config" -> config(rest);
            case "submodule" -> submodule(rest);
            case "remote" -> GitRemotes.remote(rest);
            case "clone", "fetch", "pull", "ls-remote" -> {
                ProgramTable.read(new Invocation("git", call.from(at), call.input(), call.scope(), call.reader()));
                GitRemotes.fetch(rest, verb);
            }
            default ->
                ProgramTable.read(new Invocation("git", call.from(at), call.input(), call.scope(), call.reader()));
        }
    }

    /** Another repository brings its own settings, and those can name programs. */
    private static void elsewhere(Invocation call, Word directory) {
        ResourceKind kind = call.scope().kind(directory);
        boolean temporary = kind == ResourceKind.TEMPORARY && directory.text().startsWith("/");
        if (temporary || kind == ResourceKind.UNKNOWN) {
            call.effect(Effect.RUN_CODE, ResourceKind.UNTRUSTED_CODE, directory.text());
        }
    }

    /** Adds that the setting may make Git run other programs, unless it is known to be harmless. */
    static void setting(Invocation call, Word setting) {
        if (!HARMLESS_SETTING.matcher(setting.text()).matches()) {
            call.unclear("a setting may make it run other programs");
        }
    }

    private static void push(Invocation call) {
        Options options =
                Options.of(call.arguments(), Set.of("-o", "--push-option", "--repo", "--receive-pack", "--exec"));
        List<Word> operands = options.operands();
        String remote = operands.isEmpty() ? "origin" : operands.get(0).text();
        List<Word> refs = operands.isEmpty() ? List.of() : operands.subList(1, operands.size());
        boolean all = options.has("-f", "--force", "--force-with-lease", "--force-if-includes", "--mirror", "--prune");
        boolean forced = all || refs.stream().anyMatch(ref -> ref.text().startsWith("+"));
        boolean deletes = options.has("-d", "--delete")
                || refs.stream().anyMatch(ref -> ref.text().startsWith(":"));
        Effect effect = forced ? Effect.FORCE_PUSH : deletes ? Effect.DELETE_BRANCH : Effect.PUSH;
        call.effect(effect, ResourceKind.REPOSITORY, call.shown());
        if (options.has("--receive-pack", "--exec")) {
            call.unclear("it runs another program");
        }
        GitRemotes.target(call, Word.of(remote));
        options.values("--repo").forEach(address -> GitRemotes.target(call, address));
        if (operands.stream().anyMatch(word -> !word.known())) {
            call.unclear("what it pushes is computed");
        }
    }

    private static void branch(Invocation call) {
        Options options = Options.of(
                call.arguments(),
                Set.of("-u", "--set-upstream-to", "--contains", "--sort", "--format", "--merged", "--no-merged"));
        boolean forced = options.has("-D")
                || (options.has("-d", "--delete") && options.has("-f", "--force"))
                || options.has("-f", "--force", "-M", "-C");
        boolean changes = options.has(
                "-d", "--delete", "-m", "--move", "-c", "--copy", "-u", "--set-upstream-to", "--unset-upstream");
        boolean creates = !options.operands().isEmpty() && !options.has("-l", "--list", "-a", "-r");
        call.effect(
                forced ? Effect.DELETE_BRANCH : changes || creates ? Effect.CHANGE_REPOSITORY : Effect.NONE,
                ResourceKind.REPOSITORY,
                call.shown());
    }

    private static void checkout(Invocation call, String verb) {
        Options options = Options.of(
                call.arguments(), Set.of("-b", "-B", "-c", "-C", "--orphan", "-s", "--source", "--conflict"));
        boolean staged = verb.equals("restore") && options.has("--staged", "-S") && !options.has("-W", "--worktree");
        boolean wide = call.arguments().stream()
                .anyMatch(word -> word.text().matches("\\.|\\./|\\*+|:.*|\\.\\.(/.*)?") || word.wild());
        boolean forced = options.has("-f", "--force", "--discard-changes", "-B", "-C");
        boolean several = verb.equals("checkout") && options.operands().size() > 1 && !options.has("-b", "--orphan");
        boolean older = options.has("-s", "--source");
        boolean files = verb.equals("restore")
                || call.arguments().stream().anyMatch(word -> word.text().equals("--"));
        if (forced || (wide && !staged) || several || older) {
            call.effect(Effect.DISCARD_CHANGES, ResourceKind.REPOSITORY, call.shown());
        } else if (files && !staged) {
            options.operands().forEach(word -> call.path(Effect.WRITE_FILE, word));
        } else {
            call.effect(Effect.CHANGE_REPOSITORY, ResourceKind.REPOSITORY, call.shown());
        }
        if (options.loose()) {
            call.unclear("what it checks out is computed");
        }
    }

    private static void config(Invocation call) {
        Options options = Options.of(
                call.arguments(), Set.of("-f", "--file", "--type", "--get", "--get-all", "--unset", "--default"));
        List<Word> operands = new ArrayList<>(options.operands());
        boolean removes = call.arguments().stream()
                .anyMatch(word -> word.text()
                        .matches("--unset.*|--remove.*|--rename.*|-e|--edit|edit|unset|remove-section|rename-section"));
        if (removes) {
            call.unclear("which settings it changes is not known");
        }
        boolean reads = options.has("--get", "--get-all", "-l", "--list", "--get-regexp")
                || operands.size() < 2
                || operands.get(0).text().equals("get")
                || operands.get(0).text().equals("list");
        if (reads && !options.has("--unset", "-e", "--edit", "--replace-all", "--add")) {
            call.effect(Effect.READ_DATA, ResourceKind.REPOSITORY, call.shown());
        } else {
            call.effect(Effect.CHANGE_REPOSITORY, ResourceKind.REPOSITORY, call.shown());
            operands.stream().limit(1).forEach(name -> setting(call, name));
        }
        Secrets.read(call);
    }

    private static void submodule(Invocation call) {
        List<Word> operands = Options.of(call.arguments(), Set.of("-b", "--reference", "--name", "--depth"))
                .operands();
        String verb = operands.isEmpty() ? "" : operands.get(0).text();
        if (verb.equals("foreach")) {
            call.unclear("it runs a line in each submodule");
        } else if (verb.equals("add")) {
            GitRemotes.fetch(call.with(operands.subList(1, operands.size())), verb);
            call.effect(Effect.FETCH, ResourceKind.REPOSITORY, call.shown());
        } else if (verb.equals("deinit")) {
            call.effect(Effect.DISCARD_CHANGES, ResourceKind.REPOSITORY, call.shown());
        } else {
            call.effect(Effect.CHANGE_REPOSITORY, ResourceKind.REPOSITORY, call.shown());
        }
    }
}
