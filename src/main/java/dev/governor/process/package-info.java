/**
 * Process: the remediation as a BPMN story, its human tasks and its picture.
 *
 * <p>In: plan ids, and what people decide about tasks. Out: which step runs now, and calls to {@link
 * dev.governor.process.RemediationSteps}. The engine orchestrates; votes, decisions and side effects are recorded by
 * approval, credential and execution. Imports those three and what they import.
 */
@NullMarked
package dev.governor.process;

import org.jspecify.annotations.NullMarked;
