package dev.governor.command;

import dev.governor.kernel.Level;

/** What a command acts on. Paths are classed by {@link Commands#path}. */
public enum ResourceKind implements Level {
    /** Nothing outside the process. */
    NONE,
    /** Build output, caches, dependencies that can be fetched again, {@code /tmp}. */
    TEMPORARY,
    /** A file of the project: a path inside the working directory that is none of the more particular kinds. */
    SOURCE,
    /** The version control's own store: {@code .git}, branches, tags, history. */
    REPOSITORY,
    /** Branches, tags and remotes that others build on, release or deploy by themselves: {@code main}, {@code v1.0}. */
    RELEASE_BRANCH,
    /** Packages of a language or of the system. */
    PACKAGE,
    /** Processes of this machine. */
    PROCESS,
    /** A host that is reached over a network. */
    HOST,
    /** A database, or rows that are not known to be about customers. */
    DATABASE,
    /** Another user-visible place: absolute paths outside the project, the parent directory. */
    OTHER,
    /** Shell history, logs and audit logs. */
    LOG,
    /** The home directory, or a directory of settings in it. */
    HOME,
    /** Code that decides who may do what. */
    AUTH_CODE,
    /** Code that moves money. */
    PAYMENT_CODE,
    /** Terraform, Helm, Kubernetes manifests, container builds. */
    INFRASTRUCTURE_CODE,
    /** What tells an agent what to do and what it may: its settings, instructions, hooks and servers of tools. */
    AGENT_SETTINGS,
    /** What CI/CD runs, and what editors, builds, package managers and version control run by themselves. */
    PIPELINE,
    /** Database migrations. */
    MIGRATION,
    /** Running workloads, and what describes how they are deployed. */
    DEPLOYMENT,
    /** Cloud resources, clusters, networks. */
    INFRASTRUCTURE,
    /** Files of the operating system, and the root directory. */
    SYSTEM_FILE,
    /** Disks and other devices. */
    DEVICE,
    /** A file that holds a store's rows: databases, their journals, tables in columns. */
    DATA_FILE,
    /** Rows or files about customers: tables such as {@code customers}, dumps of whole databases. */
    CUSTOMER_DATA,
    /** Rows that hold secrets: tables such as {@code api_keys}, columns such as {@code password_hash}. */
    SECRET_DATA,
    /** Backups and snapshots. */
    BACKUP,
    /** Files of environment variables, {@code .env} in any form. */
    ENV_FILE,
    /** Secrets of production: secret manifests, vaults, parameter stores. */
    PRODUCTION_SECRET,
    /** Where tools keep passwords and tokens: {@code .aws/credentials}, {@code .netrc}. */
    CREDENTIAL_STORE,
    /** Private keys and the directories they lie in. */
    PRIVATE_KEY,
    /** Code that nobody in the project wrote down: from a network, a pipe, or the command line itself. */
    UNTRUSTED_CODE,
    /** Not known: the command computes it, or it could not be read. */
    UNKNOWN;

    /** Returns the more sensitive of the two: a secret before all that is none. */
    public ResourceKind worse(ResourceKind other) {
        boolean more = secret() == other.secret() ? other.compareTo(this) > 0 : other.secret();
        return more ? other : this;
    }

    /** Returns whether reading such a thing is already a loss. */
    public boolean secret() {
        return switch (this) {
            case ENV_FILE, PRIVATE_KEY, CREDENTIAL_STORE, PRODUCTION_SECRET -> true;
            default -> false;
        };
    }
}
