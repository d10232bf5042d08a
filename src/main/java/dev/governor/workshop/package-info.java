/**
 * The life of a rule: check, test, analyse, prove, compare, promote, roll back.
 *
 * <p>It keeps promoted bundles as commits with author and approver, and swaps the bundle that decides. It imports
 * analysis, simulation and identity.
 */
@NullMarked
package dev.governor.workshop;

import org.jspecify.annotations.NullMarked;
