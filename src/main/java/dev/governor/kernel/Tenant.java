package dev.governor.kernel;

import java.util.regex.Pattern;

/**
 * Whose data it is.
 *
 * @param name lower-case letters, digits and hyphens, 1 to 63 characters
 */
public record Tenant(String name) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** The tenant of an installation that serves one organisation. */
    public static final Tenant DEFAULT = new Tenant("default");

    public Tenant {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a tenant is 1 to 63 of a-z, 0-9 and -, but was: `" + name + "`");
        }
    }
}
