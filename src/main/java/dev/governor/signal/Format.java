package dev.governor.signal;

import java.util.List;

/**
 * A format of signals: what it is called, and where its records stand.
 *
 * @param name for example {@code trivy}; unique, and stable
 * @param title what it is called and what it brings, in a few words, for people
 * @param records where the records stand, see {@link RecordPath}, for example {@code /matches/*}
 * @param independent whether a broken record is left out and the others kept
 */
public record Format(String name, String title, List<String> records, boolean independent) {
    public Format {
        records = List.copyOf(records);
    }

    /** Returns a format that defines its records as independent of each other: events, an inventory. */
    public static Format oneByOne(String name, String title, List<String> records) {
        return new Format(name, title, records, true);
    }

    /** Returns a format whose documents are each one whole, as a scan report is: one broken record refuses all. */
    public static Format allOrNothing(String name, String title, List<String> records) {
        return new Format(name, title, records, false);
    }
}
