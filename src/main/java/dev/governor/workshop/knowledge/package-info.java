/**
 * What changes from one bundle's knowledge to another's, told by reading again: entries, loosened entries, and lines of the
 * corpora that are answered otherwise.
 *
 * <p>In: two bundles. Out: a {@link dev.governor.workshop.knowledge.KnowledgeDifference}. Imports what the workshop imports.
 */
@NullMarked
package dev.governor.workshop.knowledge;

import org.jspecify.annotations.NullMarked;
