package dev.governor.execution.postgres;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statements that take everything a membership gives, and give it back.
 *
 * <p>The membership itself stays, without any option: the server keeps no trace of one that is gone, and whoever gives
 * or takes it afterwards must leave one.
 *
 * @param role the role, as statements write it
 * @param member who is a member of it, the same way
 * @param giver who made it one, the same way
 */
record Membership(String role, String member, String giver) {

    static final String ADMIN = "ADMIN";
    static final String INHERIT = "INHERIT";
    static final String SET = "SET";

    /** What a membership may give, in the order of {@code GRANT}. */
    static final List<String> OPTIONS = List.of(ADMIN, INHERIT, SET);

    /** Returns what takes {@code taken}. */
    String empty(List<HeldPrivilege> taken) {
        Set<String> options = options(taken);
        String passing = "REVOKE ADMIN OPTION FOR %s FROM %s GRANTED BY %s;\n".formatted(role, member, giver);
        return options.isEmpty()
                ? ""
                : (options.contains(ADMIN) ? passing : "")
                        + "GRANT %s TO %s WITH INHERIT FALSE, SET FALSE GRANTED BY %s;".formatted(role, member, giver);
    }

    /** Returns what gives exactly {@code taken}. */
    String fill(List<HeldPrivilege> taken) {
        Set<String> options = options(taken);
        return options.isEmpty()
                ? ""
                : "GRANT %s TO %s WITH %s GRANTED BY %s;"
                        .formatted(
                                role,
                                member,
                                OPTIONS.stream()
                                        .map(option -> option + (options.contains(option) ? " TRUE" : " FALSE"))
                                        .collect(Collectors.joining(", ")),
                                giver);
    }

    private static Set<String> options(List<HeldPrivilege> taken) {
        return taken.stream().map(HeldPrivilege::privilege).collect(Collectors.toSet());
    }
}
