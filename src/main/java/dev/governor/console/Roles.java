package dev.governor.console;

/** The words of {@link dev.governor.identity.Role} as annotations need them. */
final class Roles {

    static final String AGENT = "agent";
    static final String APPROVER = "approver";
    static final String AUTHOR = "author";
    static final String AUDITOR = "auditor";
    static final String OPERATOR = "operator";

    private Roles() {}
}
