/**
 * Readers that users write as mapping files, without Java: where the records of a format stand, and which path holds what.
 *
 * <p>In: YAML or JSON files, those that ship with the application and those of a directory. Out: finding readers like any
 * other, and what the context readers of {@code dev.governor.context.mapping} need. The language is in {@code
 * docs/sources-mapping.md}.
 */
@NullMarked
package dev.governor.finding.mapping;

import org.jspecify.annotations.NullMarked;
