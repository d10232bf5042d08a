/**
 * The context graph: assets and their typed relations, and the questions policy asks of them.
 *
 * <p>In: inventory, ownership and classification signals, and findings to attach. Out: profiles, exposure paths and
 * blast radii, each at a named revision. Imports finding and what it imports.
 */
@NullMarked
package dev.governor.context;

import org.jspecify.annotations.NullMarked;
