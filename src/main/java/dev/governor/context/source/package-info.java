/**
 * One reader for each format of inventory, ownership, classification, provenance and vulnerability intelligence.
 *
 * <p>In: records of a document. Out: {@link dev.governor.context.ContextFact facts}. Nothing imports this package; the build
 * finds what is in it.
 */
@NullMarked
package dev.governor.context.source;

import org.jspecify.annotations.NullMarked;
