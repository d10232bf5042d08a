package dev.governor.command;

import java.util.List;

/** Arguments that name secrets, whatever the program takes them for. */
final class Secrets {

    private Secrets() {}

    /** Adds that the program reads each secret file that its arguments name, also behind {@code =}, {@code @} and {@code :}. */
    static void read(Invocation call) {
        for (Word word : call.arguments()) {
            for (String part : parts(word.text())) {
                Word path = new Word(part, word.wild(), word.loose());
                if (!part.isEmpty() && PathKinds.secret(call.scope().kind(path))) {
                    call.path(Effect.READ_FILE, path);
                }
            }
        }
    }

    private static List<String> parts(String text) {
        int option = text.startsWith("-") ? Math.max(text.indexOf('='), 1) + 1 : 0;
        String value = text.substring(Math.min(option, text.length()));
        if (value.contains("://") && !value.startsWith("file:") && !value.contains("@")) {
            return List.of();
        }
        String behind = value.substring(
                Math.max(value.lastIndexOf('='), Math.max(value.lastIndexOf('@'), value.lastIndexOf(':'))) + 1);
        String before = value.contains(":") ? value.substring(0, value.indexOf(':')) : "";
        return List.of(value, behind, before);
    }
}
