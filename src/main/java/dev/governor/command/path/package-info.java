/**
 * What a path names: its plain form, and its kind by knowledge that is data.
 *
 * <p>In goes a path as somebody wrote it and {@code rules/knowledge/paths.yaml}; out comes a
 * {@link dev.governor.command.ResourceKind}. Nothing here asks a file system. It imports the words of
 * {@code dev.governor.command} and the kernel only.
 */
@NullMarked
package dev.governor.command.path;

import org.jspecify.annotations.NullMarked;
