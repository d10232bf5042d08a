package dev.governor.fuzz;

import dev.governor.policy.action.AgentAction;

/**
 * One text made for one reader.
 *
 * @param reader which field of an action it comes in
 */
record FuzzedInput(Reader reader, String text) {

    /** The field of an action that is read in a way of its own. */
    enum Reader {
        COMMAND,
        QUERY,
        PATH,
        CONTENT
    }

    FuzzedInput with(String other) {
        return new FuzzedInput(reader, other);
    }

    AgentAction action() {
        return switch (reader) {
            case COMMAND -> new AgentAction("run_command", text, null, null, null, null, null, null);
            case QUERY -> new AgentAction("run_query", null, null, null, text, null, null, null);
            case PATH -> new AgentAction("write_file", null, text, text, null, null, null, null);
            case CONTENT -> new AgentAction("call_tool", null, null, null, null, text, text, text);
        };
    }

    /** Returns the text as a Java string literal, of which at most {@code longest} characters are shown. */
    String literal(int longest) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().limit(longest).forEach(c -> {
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c < ' ' || c > '~' ? String.format("\\u%04x", c) : String.valueOf((char) c));
            }
        });
        return literal + "\"" + (text.length() > longest ? " and " + (text.length() - longest) + " more" : "");
    }
}
