package dev.governor.cli.ingest;

import java.nio.file.Path;

/**
 * One file to send.
 *
 * @param path where it is
 * @param name how the person named it: the argument itself, or the argument's directory and the way below it
 * @param bytes its size when it was found
 */
record SignalFile(Path path, String name, long bytes) {}
