package dev.governor.command.shell;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.reading.Input;
import dev.governor.command.reading.Word;
import dev.governor.command.shell.grammar.HereDocument;
import dev.governor.command.shell.grammar.Redirect;
import dev.governor.command.shell.grammar.Redirect.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Redirections of one command: files it reads and writes, hosts it reaches, and what it is fed. */
final class RedirectReader {

    private static final Set<Operator> EMPTYING = EnumSet.of(Operator.OUT, Operator.OUT_ALL, Operator.CLOBBER);
    private static final List<String> SOCKETS = List.of("/dev/tcp/", "/dev/udp/");

    private final ShellLines shell;

    RedirectReader(ShellLines shell) {
        this.shell = shell;
    }

    /**
     * What redirections come to.
     *
     * @param input      what feeds the command
     * @param redirected whether its output goes elsewhere
     * @param kept       whether it goes into a file that keeps it
     * @param told       whether it goes to whatever listens on a port
     */
    record Streams(Input input, boolean redirected, boolean kept, boolean told) {}

    /** Adds that the files to which {@code redirects} of a command lead are empty afterwards: it prints nothing. */
    void empties(List<Redirect> redirects, Input input, ShellState state) {
        for (Redirect redirect : redirects) {
            boolean replaces = EMPTYING.contains(redirect.operator())
                    && !redirect.descriptor().equals("2");
            if (replaces && redirect.target() != null) {
                new WordReader(shell, state, input)
                        .words(redirect.target()).stream()
                                .filter(path -> state.rows(path) && state.kind(path) != ResourceKind.TEMPORARY)
                                .forEach(path -> add(Effect.DISCARD_CHANGES, ResourceKind.SOURCE, path));
            }
        }
    }

    /** Reads {@code redirects} of a command that would be fed by {@code input}. */
    Streams read(List<Redirect> redirects, Input input, ShellState state) {
        Input stdin = input;
        boolean redirected = false;
        boolean kept = false;
        boolean told = false;
        for (Redirect redirect : redirects) {
            state.budget().step();
            WordReader words = new WordReader(shell, state, input);
            Input fed = one(redirect, stdin, words, state);
            boolean first =
                    redirect.descriptor().isEmpty() || redirect.descriptor().equals("0");
            boolean in = redirect.operator().ordinal() <= Operator.IN.ordinal();
            stdin = in && first ? fed : stdin;
            boolean out = !in && !redirect.descriptor().equals("2");
            redirected |= out;
            told |= out && fed.file() != null && socket(fed.file());
            kept |= out && fed.file() != null && state.written(fed.file()) != ResourceKind.NONE;
            if (Character.isLetter(first(redirect)) || first(redirect) == '_') {
                shell.set(redirect.descriptor(), state);
            }
            shell.secrets(words, redirect.written());
        }
        return new Streams(stdin, redirected, kept, told);
    }

    private static char first(Redirect redirect) {
        return redirect.descriptor().isEmpty() ? ' ' : redirect.descriptor().charAt(0);
    }

    private Input one(Redirect redirect, Input stdin, WordReader words, ShellState state) {
        HereDocument document = redirect.document();
        if (document != null) {
            Word text = words.text(document.body());
            return new Input(true, text.known() ? plain(text) : null, "a here-document");
        }
        if (redirect.operator() == Operator.HERE_STRING) {
            Word text = words.single(redirect.target());
            return new Input(
                    true, text.known() ? plain(text) : null, redirect.target().written());
        }
        List<Word> targets = words.words(redirect.target());
        if (targets.size() != 1) {
            shell.conclusions().notUnderstood(redirect.written(), "a redirection leads to several places, or none");
            return new Input(true, null, redirect.written());
        }
        return file(redirect, state.seen(targets.get(0)), stdin, state);
    }

    /** A tilde that stands for itself is only marked where it may be a path. */
    private static String plain(Word text) {
        return text.text().startsWith("./~") ? text.text().substring(2) : text.text();
    }

    private Input file(Redirect redirect, Word path, Input stdin, ShellState state) {
        Operator operator = redirect.operator();
        boolean copies = operator == Operator.COPY_IN || operator == Operator.COPY_OUT;
        if (copies && descriptor(path.text())) {
            return operator == Operator.COPY_IN ? new Input(true, null, redirect.written()) : stdin;
        }
        if (operator == Operator.COPY_IN) {
            shell.conclusions().notUnderstood(redirect.written(), "it is not known which descriptor is copied");
            return new Input(true, null, redirect.written());
        }
        if (path.wild()) {
            shell.conclusions().notUnderstood(redirect.written(), "a redirection leads to a pattern");
        }
        if (socket(path)) {
            reaches(path, operator);
        } else if (!path.text().equals("/dev/fd/63")) {
            boolean reads = operator == Operator.IN || operator == Operator.BOTH_WAYS;
            if (reads) {
                path(Effect.READ_FILE, path, redirect, state);
            }
            if (operator != Operator.IN) {
                path(Effect.WRITE_FILE, path, redirect, state);
            }
        }
        return new Input(
                true,
                null,
                path.shown(),
                operator == Operator.BOTH_WAYS ? null : path,
                null,
                operator == Operator.IN && state.endless(path));
    }

    private static boolean descriptor(String text) {
        String number = text.endsWith("-") ? text.substring(0, text.length() - 1) : text;
        return !text.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean socket(Word path) {
        return SOCKETS.stream().anyMatch(path.text()::startsWith);
    }

    private void reaches(Word path, Operator operator) {
        String host = path.text().substring(SOCKETS.get(0).length());
        int slash = host.indexOf('/');
        shell.conclusions().destination(slash < 0 ? host : host.substring(0, slash));
        add(Effect.SEND_OUT, ResourceKind.HOST, path);
        if (operator == Operator.IN || operator == Operator.BOTH_WAYS) {
            shell.conclusions().notUnderstood(path.shown(), "what a host answers is read as a file");
        }
    }

    private void path(Effect effect, Word path, Redirect redirect, ShellState state) {
        ResourceKind kind = effect == Effect.WRITE_FILE ? state.written(path) : state.kind(path);
        if (effect == Effect.WRITE_FILE) {
            state.names(path).forEach(shell.conclusions().brought()::write);
        }
        boolean device = kind == ResourceKind.DEVICE && effect == Effect.WRITE_FILE;
        shell.conclusions().read(redirect.written(), "a redirection to " + kind.word(), "");
        if (kind != ResourceKind.NONE) {
            add(device ? Effect.OVERWRITE_DEVICE : effect, kind, path);
        }
    }

    private void add(Effect effect, ResourceKind kind, Word path) {
        shell.conclusions().add(effect, kind, path.shown(), "by a redirection");
    }
}
