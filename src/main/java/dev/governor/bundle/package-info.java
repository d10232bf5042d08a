/**
 * Policy bundles: a directory of rules, tables, templates and scenarios, loaded, validated, compiled, warmed, swapped.
 *
 * <p>In: files. Out: a compiled bundle with a version and a digest, or errors with file, line and a hint. Imports
 * kernel and audit.
 */
@NullMarked
package dev.governor.bundle;

import org.jspecify.annotations.NullMarked;
