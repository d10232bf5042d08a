/**
 * The demonstration: a real estate with weaknesses, and stories told on it.
 *
 * <p>In: a directory. Out: a PostgreSQL cluster with tables that everybody may read, in the same state every time. An
 * edge: nothing imports it but tests.
 */
@NullMarked
package dev.governor.cli.demo;

import org.jspecify.annotations.NullMarked;
