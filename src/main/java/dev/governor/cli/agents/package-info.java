/**
 * The commands about the records of agents: what a person says and what a running governor has on record goes in, text for people
 * or JSON comes out. May import what {@code cli} may.
 */
@NullMarked
package dev.governor.cli.agents;

import org.jspecify.annotations.NullMarked;
