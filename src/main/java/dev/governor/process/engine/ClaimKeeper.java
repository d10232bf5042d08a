package dev.governor.process.engine;

import dev.governor.server.Claim;
import dev.governor.server.ServerConfig;
import dev.governor.server.WorkClaims;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** Keeps the claims on processes while this server lives, and lets go of those that have nothing left to do. */
@ApplicationScoped
class ClaimKeeper {

    private final WorkClaims claims;
    private final JobRepository jobs;
    private final long renewalNanos;
    private long renewedAt = System.nanoTime();

    ClaimKeeper(WorkClaims claims, JobRepository jobs, ServerConfig config) {
        this.claims = claims;
        this.jobs = jobs;
        this.renewalNanos = config.claim().toNanos() / 3;
    }

    @Transactional
    @Scheduled(every = "1s", identity = "work-claims", concurrentExecution = ConcurrentExecution.SKIP)
    void keep() {
        if (System.nanoTime() - renewedAt < renewalNanos) {
            return;
        }
        claims.renew();
        renewedAt = System.nanoTime();
        List<Claim> mine = claims.mine();
        Set<String> waiting = jobs.waiting(mine.stream().map(Claim::work).toList());
        mine.stream().filter(claim -> !waiting.contains(claim.work())).forEach(claims::release);
    }

    /** Lets other servers go on at once. */
    void letGo() {
        claims.releaseAll();
    }
}
