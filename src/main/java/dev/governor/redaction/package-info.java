/**
 * Secrets in text: found by their form, replaced by markers, told by kind and place and never by value.
 *
 * <p>What secrets look like is data, read from a bundle. It imports the kernel only; whoever stores, shows or returns text
 * of others asks it.
 */
@NullMarked
package dev.governor.redaction;

import org.jspecify.annotations.NullMarked;
