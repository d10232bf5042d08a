package dev.governor.console;

import dev.governor.identity.Principal;
import dev.governor.identity.Role;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands around every page.
 *
 * @param title the page's title
 * @param section the navigation entry that is current; empty for none
 * @param user who is signed in; empty for nobody
 * @param roles the reader's roles, in words
 * @param hasInbox whether the reader's roles have tasks
 * @param seesSignals whether the reader may see what was sent
 * @param seesPolicy whether the reader may see how rules come to decide
 * @param csrf the token that every form carries
 */
record Frame(
        String title,
        String section,
        String user,
        String roles,
        boolean hasInbox,
        boolean seesSignals,
        boolean seesPolicy,
        String csrf) {

    private static final Set<Role> PEOPLE = Set.of(Role.APPROVER, Role.AUTHOR, Role.AUDITOR, Role.OPERATOR);

    static Frame of(String title, String section, Principal reader, String csrf) {
        return new Frame(
                title,
                section,
                reader.name(),
                reader.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", ")),
                reader.has(Role.APPROVER) || reader.has(Role.OPERATOR) || reader.has(Role.AUDITOR),
                reader.has(Role.OPERATOR) || reader.has(Role.AUDITOR),
                PEOPLE.stream().anyMatch(reader::has),
                csrf);
    }

    /** Returns the frame of a page for nobody in particular. */
    static Frame anonymous(String title) {
        return new Frame(title, "", "", "", false, false, false, "");
    }
}
