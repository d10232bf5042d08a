/**
 * The wiring of jBPM into this application, in place of the engine's Quarkus extension (ADR 1).
 *
 * <p>In: what the engine asks its surroundings for. Out: stores and jobs in our tables, in one transaction with
 * everything else. Imports kernel and the engine; nothing here knows what a remediation is.
 */
@NullMarked
package dev.governor.process.engine;

import org.jspecify.annotations.NullMarked;
