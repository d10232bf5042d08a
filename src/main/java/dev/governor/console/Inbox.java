package dev.governor.console;

import dev.governor.identity.Principal;
import dev.governor.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * The reader's human tasks, in three tabs.
 *
 * @param tabs open, mine and done
 * @param tab the current one
 * @param rows its tasks, most urgent first
 * @param cut whether there are older tasks that are not shown
 */
record Inbox(List<Tab> tabs, Tab tab, List<TaskRow> rows, boolean cut) {

    /** How many tasks are looked at. */
    static final int LIMIT = 200;

    /**
     * One tab.
     *
     * @param word what the URL says
     * @param text what people read
     * @param count how many tasks it holds
     * @param current whether it is shown
     */
    record Tab(String word, String text, long count, boolean current) {}

    static Inbox of(Page<ListedTask> found, Principal reader, String wanted, Instant now) {
        List<TaskRow> all = found.items().stream()
                .map(listed -> TaskRow.of(listed, reader, now))
                .sorted(TaskRow.URGENCY)
                .toList();
        String word = wanted.equals("mine") || wanted.equals("done") ? wanted : "open";
        List<Tab> tabs =
                List.of(tab("open", "Open", all, word), tab("mine", "Mine", all, word), tab("done", "Done", all, word));
        Tab current = tabs.stream().filter(Tab::current).findFirst().orElse(tabs.get(0));
        return new Inbox(tabs, current, all.stream().filter(belongs(word)).toList(), found.next() != null);
    }

    private static Tab tab(String word, String text, List<TaskRow> all, String current) {
        return new Tab(word, text, all.stream().filter(belongs(word)).count(), word.equals(current));
    }

    private static Predicate<TaskRow> belongs(String tab) {
        return switch (tab) {
            case "mine" -> row -> row.open() && row.mine();
            case "done" -> row -> !row.open();
            default -> TaskRow::open;
        };
    }
}
