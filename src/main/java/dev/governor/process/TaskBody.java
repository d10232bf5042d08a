package dev.governor.process;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.usertask.impl.DefaultUserTaskInstance;
import org.kie.kogito.usertask.model.ProcessInfo;

/**
 * What the engine wants to find again about a human task and nobody searches by.
 *
 * @param definition the id of the task's definition inside the engine
 * @param workItem the work item that waits for it
 * @param status the engine's word for its state
 * @param processId the process definition
 * @param processVersion its version
 * @param users who may claim it by name
 * @param groups the roles that may claim it
 * @param excluded who may not, whatever their roles
 * @param inputs what the process passed in
 * @param outputs what was passed back
 * @param metadata the engine's notes
 */
record TaskBody(
        String definition,
        String workItem,
        String status,
        @Nullable String processId,
        @Nullable String processVersion,
        Set<String> users,
        Set<String> groups,
        Set<String> excluded,
        Map<String, Object> inputs,
        Map<String, Object> outputs,
        Map<String, Object> metadata) {

    static TaskBody of(DefaultUserTaskInstance task) {
        ProcessInfo process = task.getProcessInfo();
        return new TaskBody(
                task.getUserTaskId(),
                task.getExternalReferenceId(),
                task.getStatus().getName(),
                process == null ? null : process.getProcessId(),
                process == null ? null : process.getProcessVersion(),
                new TreeSet<>(task.getPotentialUsers()),
                new TreeSet<>(task.getPotentialGroups()),
                new TreeSet<>(task.getExcludedUsers()),
                task.getInputs(),
                task.getOutputs(),
                task.getMetadata());
    }
}
