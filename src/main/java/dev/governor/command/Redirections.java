package dev.governor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Redirections of one statement: files it reads and writes, hosts it reaches, and what it is fed. */
final class Redirections {

    private static final Pattern SOCKET = Pattern.compile("/dev/(tcp|udp)/([^/]+)/.*");

    /** A command between back quotes, which the grammar does not see in a here-document. */
    private static final Pattern OLD_SUBSTITUTION =
            Pattern.compile("(?<!\\\\)`((?:[^`\\\\]|\\\\.)*)`?", Pattern.DOTALL);

    private final ShellReader reader;
    private final Scope scope;

    Redirections(ShellReader reader, Scope scope) {
        this.reader = reader;
        this.scope = scope;
    }

    /** Reads a statement that has redirections. */
    void read(ShellNode node, Input input) {
        Input stdin = input;
        List<ShellNode> more = new ArrayList<>();
        List<ShellNode> after = new ArrayList<>();
        for (ShellNode redirect : node.children()) {
            if (redirect.type().endsWith("_redirect")) {
                stdin = one(redirect, stdin, more, after);
            }
        }
        for (ShellNode body : node.children()) {
            if (body.type().endsWith("_redirect")) {
                continue;
            }
            if (body.is("command")) {
                reader.simple(body, stdin, more, scope);
            } else {
                reader.statement(body, stdin, scope);
                more.forEach(word ->
                        reader.conclusions().notUnderstood(word.written(), "a word stands after a redirection"));
            }
        }
        Input out = new Input(true, stdin.text(), node.written());
        after.forEach(statement -> following(statement, onlyCat(node) ? out : new Input(true, null, node.written())));
    }

    /** Reads the redirections among the words of {@code command} and returns what feeds it. */
    Input inside(ShellNode command, Input input) {
        Input stdin = input;
        List<ShellNode> more = new ArrayList<>();
        for (ShellNode child : command.children()) {
            if (child.type().endsWith("_redirect")) {
                stdin = one(child, stdin, more, more);
            }
        }
        more.forEach(word -> reader.conclusions().notUnderstood(word.written(), "a word stands after a redirection"));
        return stdin;
    }

    private static boolean onlyCat(ShellNode node) {
        return node.fields("body").stream().allMatch(body -> body.written().equals("cat"));
    }

    /** What a here-document's first line goes on with: a pipe, or {@code &&}. */
    private void following(ShellNode statement, Input out) {
        if (statement.is("pipeline")) {
            Input next = out;
            for (ShellNode member : statement.children()) {
                if (!member.is("|", "|&")) {
                    reader.statement(member, next, scope.copy());
                    next = new Input(true, Output.of(member, next, scope), member.written());
                }
            }
        } else {
            reader.statement(statement, Input.NONE, scope);
        }
    }

    private Input one(ShellNode redirect, Input stdin, List<ShellNode> more, List<ShellNode> after) {
        return switch (redirect.type()) {
            case "heredoc_redirect" -> {
                List<ShellNode> inner = redirect.children().stream()
                        .filter(child -> child.type().endsWith("_redirect"))
                        .toList();
                inner.forEach(child -> one(child, stdin, more, after));
                redirect.children().stream()
                        .filter(child -> child.is("pipeline", "command", "list", "redirected_statement"))
                        .forEach(after::add);
                redirect.fields("argument").forEach(more::add);
                redirect.fields("right").forEach(after::add);
                redirect.all("heredoc_body").forEach(body -> reader.inside(body, scope));
                if (redirect.all("heredoc_start").stream()
                        .noneMatch(start -> start.written().matches(".*['\"\\\\].*"))) {
                    OLD_SUBSTITUTION
                            .matcher(Output.hereDocument(redirect))
                            .results()
                            .forEach(command -> reader.nested(command.group(1), scope));
                }
                yield new Input(true, Output.hereDocument(redirect), "a here-document");
            }
            case "herestring_redirect" -> {
                reader.inside(redirect, scope);
                ShellNode last = redirect.children().get(redirect.children().size() - 1);
                Word word = WordReader.word(last, scope);
                yield new Input(true, word.known() ? word.text() : null, last.written());
            }
            default -> file(redirect, stdin, more);
        };
    }

    private Input file(ShellNode redirect, Input stdin, List<ShellNode> more) {
        List<ShellNode> destinations = redirect.fields("destination");
        reader.inside(redirect, scope);
        if (destinations.isEmpty()) {
            return stdin;
        }
        more.addAll(destinations.subList(1, destinations.size()));
        Word path = WordReader.word(destinations.get(0), scope);
        String operator = redirect.children().stream()
                .filter(child -> child.type().matches("[<>&|-]+"))
                .map(ShellNode::type)
                .findFirst()
                .orElse("");
        boolean descriptor = operator.endsWith("&") && path.text().matches("\\d+-?|-");
        Matcher socket = SOCKET.matcher(path.text());
        if (socket.matches()) {
            reader.conclusions().destination(socket.group(2));
            add(Effect.SEND_OUT, ResourceKind.HOST, path);
        } else if (!descriptor && !destinations.get(0).is("process_substitution")) {
            boolean reads = operator.startsWith("<");
            path(reads ? Effect.READ_FILE : Effect.WRITE_FILE, path);
        }
        return operator.startsWith("<") ? new Input(true, null, path.shown()) : stdin;
    }

    private void path(Effect effect, Word path) {
        ResourceKind kind = scope.kind(path);
        if (effect == Effect.WRITE_FILE) {
            reader.brought().write(path.text());
        }
        boolean device = kind == ResourceKind.DEVICE && effect == Effect.WRITE_FILE;
        if (kind != ResourceKind.NONE) {
            add(device ? Effect.OVERWRITE_DEVICE : effect, kind, path);
        }
    }

    private void add(Effect effect, ResourceKind kind, Word path) {
        reader.conclusions().add(effect, kind, path.shown(), "by a redirection");
    }
}
