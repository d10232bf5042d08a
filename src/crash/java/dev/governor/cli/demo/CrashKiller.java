package dev.governor.cli.demo;

import dev.governor.cli.ServerProcess;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Somebody who kills one of two governors, or stops it for a while, again and again at random moments. */
final class CrashKiller implements Runnable {

    private static final int LONGEST_QUIET_MILLIS = 8_000;

    private final CrashSite site;
    private final long deadline;
    private final Random random;
    private int kills;
    private int killsOfBoth;
    private int stops;

    CrashKiller(CrashSite site, long deadline, Random random) {
        this.site = site;
        this.deadline = deadline;
        this.random = random;
    }

    @Override
    public void run() {
        try {
            while (System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(LONGEST_QUIET_MILLIS));
                strike();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void strike() throws InterruptedException {
        ServerProcess one = site.servers().get(random.nextInt(2));
        int dice = random.nextInt(10);
        if (dice < 4) {
            stops++;
            CrashSite.signal(one, "STOP");
            TimeUnit.MILLISECONDS.sleep(CrashSite.CLAIM.toMillis() + random.nextInt(5_000));
            CrashSite.signal(one, "CONT");
        } else if (dice < 9) {
            kills++;
            one.kill();
            site.restart(one);
        } else {
            killsOfBoth++;
            ServerProcess[] both = site.servers().toArray(new ServerProcess[0]);
            for (ServerProcess each : both) {
                each.kill();
            }
            for (ServerProcess each : both) {
                site.restart(each);
            }
        }
        System.err.println("crash: " + this);
    }

    /** Tells whether it did anything. */
    boolean hasStruck() {
        return kills + killsOfBoth + stops > 0;
    }

    @Override
    public String toString() {
        return "%d kills of one governor, %d of both, %d stops past the claim".formatted(kills, killsOfBoth, stops);
    }
}
