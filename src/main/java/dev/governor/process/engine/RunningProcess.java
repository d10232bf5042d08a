package dev.governor.process.engine;

import java.time.Instant;
import java.util.List;

/**
 * Where a running process is.
 *
 * @param id the process instance
 * @param elements the ids of the BPMN elements it is at
 * @param startedAt when it started
 */
public record RunningProcess(String id, List<String> elements, Instant startedAt) {

    public RunningProcess {
        elements = List.copyOf(elements);
    }
}
