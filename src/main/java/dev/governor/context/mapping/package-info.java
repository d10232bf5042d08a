/** Context from formats that mapping files describe, see {@code dev.governor.finding.mapping}. */
@NullMarked
package dev.governor.context.mapping;

import org.jspecify.annotations.NullMarked;
