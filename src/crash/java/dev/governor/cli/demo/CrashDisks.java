package dev.governor.cli.demo;

/**
 * The small disks of a site.
 *
 * @param database that of the governor's database
 * @param target that of the target
 */
record CrashDisks(SmallDisk database, SmallDisk target) implements AutoCloseable {

    @Override
    public void close() {
        database.close();
        target.close();
    }
}
