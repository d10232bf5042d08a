package dev.governor.command.shell.grammar;

import org.jspecify.annotations.Nullable;

/**
 * A redirection.
 *
 * @param descriptor the number in front, a name in braces, or empty
 * @param target     what stands behind the operator
 * @param document   the here-document, or {@code null}
 */
public record Redirect(
        String descriptor,
        Operator operator,
        ShellWord target,
        @Nullable HereDocument document,
        String written) {

    /** What a redirection does; longer signs stand before those they begin with. */
    public enum Operator {
        HERE_STRING("<<<"),
        HERE_STRIPPED("<<-"),
        HERE("<<"),
        COPY_IN("<&"),
        BOTH_WAYS("<>"),
        IN("<"),
        APPEND_ALL("&>>"),
        OUT_ALL("&>"),
        APPEND(">>"),
        COPY_OUT(">&"),
        CLOBBER(">|"),
        OUT(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** Returns how it is written. */
        public String sign() {
            return sign;
        }

        boolean here() {
            return this == HERE || this == HERE_STRIPPED;
        }
    }
}
