package dev.governor.analysis;

import dev.governor.bundle.SourcePlace;
import java.util.List;
import java.util.Map;

/** What came of proving one property for the rules of one directory. */
sealed interface Result {

    /** It is so for every case. */
    record Holds() implements Result {}

    /**
     * It is not so.
     *
     * @param example a case that breaks it
     * @param detail what the engine answers to it, and why that breaks the property
     * @param places the rules that answer
     */
    record Broken(Map<String, Object> example, String detail, List<SourcePlace> places) implements Result {}

    /**
     * It cannot be told.
     *
     * @param detail why
     * @param places what it is about
     */
    record Undecided(String detail, List<SourcePlace> places) implements Result {}
}
