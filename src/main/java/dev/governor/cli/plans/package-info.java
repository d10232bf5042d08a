/**
 * The commands about plans and the tasks they wait for: what a running governor says goes in, text for people or JSON
 * comes out. May import what {@code cli} may.
 */
@NullMarked
package dev.governor.cli.plans;

import org.jspecify.annotations.NullMarked;
