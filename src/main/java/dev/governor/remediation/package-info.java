/**
 * The one place where the stages meet: submitting a plan, previewing a decision, the steps the process calls, the view.
 *
 * <p>In: drafts from callers, plan ids from the process. Out: plans on their way, and everything known about one. It
 * skips no stage and does the work of none. Imports process, approval, credential, execution and what they import.
 */
@NullMarked
package dev.governor.remediation;

import org.jspecify.annotations.NullMarked;
