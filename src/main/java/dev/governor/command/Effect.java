package dev.governor.command;

import dev.governor.kernel.Level;

/** What a command does to a resource. Harmless words stand first, the last one means that nobody knows. */
public enum Effect implements Level {
    /** Prints, computes, or shows what a tool knows; changes nothing. */
    NONE,
    /** Shows what is in a file, or hands it to a program that does. */
    READ_FILE,
    /** Reads rows of a database, or the state of a service. */
    READ_DATA,
    /** Downloads from a host. */
    FETCH,
    /** Runs the project's own build, tests or checks with a known build tool. */
    BUILD,
    /** Makes or changes a file; what was in it may be gone. */
    WRITE_FILE,
    /** Records changes in the local repository: commit, branch, stash, merge. */
    CHANGE_REPOSITORY,
    /** Sends commits to a remote branch without replacing what is there. */
    PUSH,
    /** Removes single files. */
    DELETE_FILE,
    /** Installs or removes packages; their install scripts run. */
    INSTALL_PACKAGE,
    /** Runs code that the command line names or contains: a script, a container, inline code. */
    RUN_CODE,
    /** Ends processes. */
    KILL_PROCESS,
    /** Opens an interactive or tunnelled connection to a host. */
    CONNECT,
    /** Inserts, updates or deletes chosen rows. */
    WRITE_DATA,
    /** Creates or alters tables, indexes, views. */
    CHANGE_SCHEMA,
    /** Runs database migrations. */
    MIGRATE,
    /** Changes what runs somewhere: rollouts, restarts, scaling up, container starts. */
    DEPLOY,
    /** Makes an artifact available to others: package and image registries, releases. */
    PUBLISH,
    /** Creates or changes infrastructure. */
    CHANGE_INFRASTRUCTURE,
    /** Changes settings of the machine: services, schedules, firewall, mounts. */
    CHANGE_SYSTEM,
    /** Throws away uncommitted or local work: hard resets, cleaning, dropped stashes. */
    DISCARD_CHANGES,
    /** Deletes a branch or tag at a remote, or a whole local one by force. */
    DELETE_BRANCH,
    /** Stops a service or workload, or takes nodes out of use. */
    STOP_SERVICE,
    /** Writes a copy of data to where it can be carried away: dumps, exports. */
    EXPORT_DATA,
    /** Sends local content to a host. */
    SEND_OUT,
    /** Changes who may do what: permissions, owners, users, roles, grants, another user's identity. */
    CHANGE_PRIVILEGE,
    /** Rewrites commits that exist. */
    REWRITE_HISTORY,
    /** Replaces what a remote branch holds. */
    FORCE_PUSH,
    /** Removes directory trees. */
    DELETE_RECURSIVELY,
    /** Removes or overwrites rows without choosing them. */
    DELETE_DATA,
    /** Removes tables or other objects of a schema. */
    DROP_TABLE,
    /** Removes databases, schemas, or whole data stores. */
    DROP_DATABASE,
    /** Removes running workloads, or what they need to run. */
    DELETE_WORKLOAD,
    /** Removes volumes, buckets, or objects in them. */
    DELETE_STORAGE,
    /** Removes backups or snapshots, or ends their being made or kept. */
    DELETE_BACKUP,
    /** Removes infrastructure. */
    DESTROY_INFRASTRUCTURE,
    /** Overwrites devices or file systems. */
    OVERWRITE_DEVICE,
    /** Removes or stops the traces of what was done: history, audit logs. */
    HIDE_TRACES,
    /** Could not be understood, so it may be any of these. */
    NOT_UNDERSTOOD
}
