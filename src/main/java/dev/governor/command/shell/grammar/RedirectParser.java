package dev.governor.command.shell.grammar;

import dev.governor.command.shell.grammar.Redirect.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads redirections. */
final class RedirectParser {

    private final Cursor cursor;
    private final WordParser words;

    RedirectParser(Cursor cursor, WordParser words) {
        this.cursor = cursor;
        this.words = words;
    }

    /** Returns the redirection that begins here, or {@code null}. */
    @Nullable
    Redirect read() {
        int start = cursor.at();
        String descriptor = descriptor();
        Operator operator = operator();
        if (operator == null) {
            cursor.at(start);
            return null;
        }
        boolean all = operator == Operator.OUT_ALL || operator == Operator.APPEND_ALL;
        if (all && !descriptor.isEmpty()) {
            throw new Unreadable("a descriptor stands before a redirection of everything");
        }
        cursor.blanks();
        if (operator.here()) {
            HereDocument document = document(operator);
            cursor.wait(document);
            return new Redirect(descriptor, operator, new ShellWord(List.of(), ""), document, cursor.since(start));
        }
        ShellWord target = words.word();
        if (target.parts().isEmpty()) {
            throw new Unreadable("a redirection leads nowhere");
        }
        return new Redirect(descriptor, operator, target, null, cursor.since(start));
    }

    private String descriptor() {
        StringBuilder descriptor = new StringBuilder();
        char first = cursor.peek();
        int ahead = first == '{' ? 1 : 0;
        while (ParameterParser.digit(cursor.peek(ahead)) || ahead > 0 && ParameterParser.letter(cursor.peek(ahead))) {
            if (first != '{' && !ParameterParser.digit(cursor.peek(ahead))) {
                return "";
            }
            cursor.budget().step();
            descriptor.append(cursor.peek(ahead++));
        }
        if (first == '{') {
            boolean closed = cursor.peek(ahead++) == '}';
            if (!closed || descriptor.isEmpty() || ParameterParser.digit(descriptor.charAt(0))) {
                return "";
            }
        }
        char sign = cursor.peek(ahead);
        if (sign != '<' && sign != '>') {
            return "";
        }
        cursor.at(cursor.at() + ahead);
        if (!descriptor.isEmpty() && cursor.peek(1) == '(') {
            throw new Unreadable("a number stands before a substituted file");
        }
        return descriptor.toString();
    }

    private @Nullable Operator operator() {
        char sign = cursor.peek();
        boolean begins = sign == '<' || sign == '>' || sign == '&' && cursor.peek(1) == '>';
        if (!begins || sign != '&' && cursor.peek(1) == '(') {
            return null;
        }
        for (Operator operator : Operator.values()) {
            if (cursor.take(operator.sign())) {
                return operator;
            }
        }
        return null;
    }

    private HereDocument document(Operator operator) {
        ShellWord word = words.word();
        StringBuilder delimiter = new StringBuilder();
        boolean quoted = false;
        for (Part part : word.parts()) {
            if (part instanceof Part.Literal literal) {
                delimiter.append(literal.text());
                quoted |= literal.quoted();
            } else if (part instanceof Part.Quoted inner
                    && inner.parts().stream().allMatch(Part.Literal.class::isInstance)) {
                inner.parts().forEach(each -> delimiter.append(((Part.Literal) each).text()));
                quoted = true;
            } else {
                throw new Unreadable("the end of a here-document is computed");
            }
        }
        boolean plain = !word.parts().isEmpty()
                && delimiter.indexOf("\n") < 0
                && !word.written().startsWith("$");
        if (!plain) {
            throw new Unreadable("the end of a here-document is not a plain word");
        }
        return new HereDocument(delimiter.toString(), quoted, operator == Operator.HERE_STRIPPED);
    }
}
