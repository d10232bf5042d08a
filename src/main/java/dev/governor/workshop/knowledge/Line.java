package dev.governor.workshop.knowledge;

import dev.governor.policy.action.AgentAction;

/**
 * Something that an agent might ask for.
 *
 * @param text what it would run or open
 * @param language {@code shell}, {@code sql}, or {@code path}, {@code written path}, {@code removed path} for a file,
 *     or {@code url} for a place that it would connect to
 * @param from where the line comes from: a category of a corpus, or an entry
 */
record Line(String text, String language, String from) {

    AgentAction action() {
        return switch (language) {
            case "sql" -> new AgentAction("run_query", null, null, null, text, null, null, null);
            case "written path" -> new AgentAction("write_file", null, text, null, null, null, null, null);
            case "removed path" -> new AgentAction("delete_file", null, text, null, null, null, null, null);
            case "path" -> new AgentAction("read_file", null, text, null, null, null, null, null);
            case "url" -> new AgentAction("open_connection", null, null, null, null, text, null, null);
            default -> new AgentAction("run_command", text, null, null, null, null, null, null);
        };
    }

    /** Returns it as one line. */
    String shown() {
        return text.replace('\n', '␤');
    }
}
