package dev.governor.process.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A running process as the engine serialises it, with what we look it up by.
 *
 * @param revision grows with each write; of two that write one revision on, one fails
 * @param waitsAt ids of the elements it waits at, in the BPMN's words, separated by spaces
 * @param awaitsEvents whether there are rows of events that it waits for
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredProcess(
        String id,
        long revision,
        String processId,
        String processVersion,
        @Nullable String businessKey,
        String waitsAt,
        byte[] payload,
        Instant startedAt,
        boolean awaitsEvents) {}
