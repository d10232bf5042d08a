package dev.governor.plan;

import java.util.List;

/**
 * What the credential of a plan must reach, and what it must be proven not to.
 *
 * @param reaches what the action needs, in words with placeholders: {@code {target}} or a parameter's name in braces
 * @param never the neighbours that must stay out of reach, likewise
 */
public record ScopeTemplate(List<String> reaches, List<String> never) {

    public ScopeTemplate {
        reaches = List.copyOf(reaches);
        never = List.copyOf(never);
    }
}
