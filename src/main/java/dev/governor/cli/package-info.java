/**
 * Command line: {@code governor serve}, {@code governor version} and the commands in its subpackages.
 *
 * <p>In: arguments. Out: a running server, or one clear line on standard error and an exit code (0 done, 1 failed, 2
 * wrong arguments). An edge: imports the services, and nobody imports it.
 */
@NullMarked
package dev.governor.cli;

import org.jspecify.annotations.NullMarked;
