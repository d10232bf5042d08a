/**
 * Re-verification: what ended verified is looked at again after hours, then days.
 *
 * <p>Plans that ended verified go in; what is still closed, what is open again with what changed, and what could not be
 * asked come out, each with a receipt. May import what {@code remediation} may, and not the package above.
 */
@NullMarked
package dev.governor.remediation.reverification;

import org.jspecify.annotations.NullMarked;
