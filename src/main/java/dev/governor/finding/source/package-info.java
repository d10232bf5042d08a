/**
 * One reader for each format of findings.
 *
 * <p>In: records of a document. Out: {@link dev.governor.finding.FindingReport reports}. Nothing imports this package; the
 * build finds what is in it.
 */
@NullMarked
package dev.governor.finding.source;

import org.jspecify.annotations.NullMarked;
