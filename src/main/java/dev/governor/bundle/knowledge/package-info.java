/**
 * What a bundle knows beside its rules: groups of words, thresholds, and what other packages read from its files.
 *
 * <p>In: trees of YAML. Out: values that rules and readers of actions use. It does not know what the knowledge is about:
 * whoever knows gives a {@link dev.governor.bundle.knowledge.KnowledgeReader}. Imports kernel.
 */
@NullMarked
package dev.governor.bundle.knowledge;

import org.jspecify.annotations.NullMarked;
