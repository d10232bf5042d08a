package dev.governor.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.governor.context.AssetGraph;
import dev.governor.context.ContextFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.context.ContextView;
import dev.governor.context.RelationType;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Trust;
import dev.governor.storage.TestingDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the fence promises, on whatever database it stands. */
abstract class AssetFenceContract {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final ContextView NOTHING_KNOWN = ContextView.of(AssetGraph.EMPTY);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String cluster = "c" + COUNT.incrementAndGet();

    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    abstract TestingDatabase database();

    @AfterEach
    void disconnect() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }

    @Test
    void onePlanHoldsAnAssetHoweverItIsWritten() throws SQLException {
        assertThat(acquire(key("public:k3"), plan(1))).isTrue();

        assertThat(acquire(key("public:%6B3"), plan(2))).isFalse();
        assertThat(acquire(key("public:k3"), plan(1))).isTrue();
        release(plan(1));
        assertThat(acquire(key("public:%6b%33"), plan(2))).isTrue();
        assertThat(holder(key("public:k3"))).isEqualTo(plan(2));
    }

    @Test
    void aThingAndWhatItHoldsExcludeEachOtherBothWays() throws SQLException {
        assertThat(acquire(key("public"), plan(1))).isTrue();
        assertThat(acquire(key("public:k3"), plan(2))).isFalse();
        assertThat(acquire(key("public2:k3"), plan(3))).isTrue();
        release(plan(1));
        assertThat(acquire(key("public:k3"), plan(2))).isTrue();

        assertThat(acquire(key("public"), plan(1))).isFalse();
        assertThat(acquire(new AssetKey("postgresql:" + cluster), plan(4))).isFalse();
        assertThat(acquire(key("public:k4"), plan(5))).isTrue();
    }

    @Test
    void whatTheGraphCallsTheSameOrAHolderExcludesToo() throws SQLException {
        AssetKey table = key("public:k3");
        AssetKey instance = new AssetKey("arn:aws:rds:" + cluster);
        AssetKey account = new AssetKey("aws-account:" + cluster);
        ContextView graph = graph(
                relation(new AssetKey("postgresql:" + cluster), RelationType.SAME_AS, instance),
                relation(account, RelationType.CONTAINS, instance));

        assertThat(acquire(graph, account, plan(1))).isTrue();
        assertThat(acquire(graph, table, plan(2))).isFalse();
        release(plan(1));
        assertThat(acquire(graph, table, plan(2))).isTrue();
        assertThat(acquire(graph, instance, plan(3))).isFalse();
        assertThat(acquire(graph, account, plan(1))).isFalse();
        assertThat(acquire(graph, new AssetKey("aws-account:other"), plan(4))).isTrue();
    }

    @Test
    void ofManyWhoWantAnAssetThatNobodyEverHeldOneGetsIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            AssetKey table = key("public:raced" + round);
            CyclicBarrier start = new CyclicBarrier(16);
            List<Callable<Boolean>> racers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String plan = plan(100 + round * 16 + i);
                racers.add(() -> {
                    start.await();
                    return acquire(table, plan);
                });
            }

            assertThat(all(racers)).as("round %d", round).containsOnlyOnce(true);
        }
    }

    @Test
    void noTwoThatOverlapAreEverHeldTogetherByManyThreads() throws Exception {
        Map<String, AssetKey> inside = new ConcurrentHashMap<>();
        AtomicInteger entered = new AtomicInteger();
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int worker = i;
            workers.add(() -> {
                Random random = new Random(worker);
                for (int round = 0; round < 40; round++) {
                    String plan = plan(1_000 + worker * 40 + round);
                    AssetKey asset = anywhere(random);
                    if (acquire(asset, plan)) {
                        inside.put(plan, asset);
                        entered.incrementAndGet();
                        assertThat(inside.entrySet().stream()
                                        .filter(other -> !other.getKey().equals(plan))
                                        .filter(other -> overlap(other.getValue(), asset)))
                                .isEmpty();
                        Thread.sleep(1);
                        inside.remove(plan);
                        release(plan);
                    }
                }
                return true;
            });
        }

        assertThat(all(workers)).containsOnly(true);
        assertThat(entered).hasValueGreaterThan(40);
    }

    @Test
    void whoeverTakesOverMakesEveryEarlierTokenVoid() throws SQLException {
        acquire(key("public:k3"), plan(1));
        FenceToken early = takeOver(plan(1));
        require(early);

        FenceToken late = takeOver(plan(1));

        assertThat(late.number()).isGreaterThan(early.number());
        require(late);
        assertThatThrownBy(() -> require(early)).isInstanceOf(FenceLostException.class);
        release(plan(1));
        assertThatThrownBy(() -> require(late)).isInstanceOf(FenceLostException.class);
        assertThatThrownBy(() -> takeOver(plan(1))).isInstanceOf(FenceLostException.class);
    }

    @Test
    void theNextHolderOfAnAssetHasAGreaterToken() throws SQLException {
        acquire(key("public:k3"), plan(1));
        FenceToken first = takeOver(plan(1));
        release(plan(1));
        acquire(key("public:k3"), plan(2));

        assertThat(takeOver(plan(2)).number()).isGreaterThan(first.number());
        assertThatThrownBy(() -> require(new FenceToken(plan(2), first.number())))
                .isInstanceOf(FenceLostException.class);
    }

    @Test
    void aTokenThatWasCheckedStaysGoodUntilTheWriteIsCommitted() throws Exception {
        acquire(key("public:k3"), plan(1));
        FenceToken token = takeOver(plan(1));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection writing = database().connect()) {
            writing.setAutoCommit(false);
            AssetFence.require(new FenceRows(writing), token);

            Future<FenceToken> takingOver = other.submit(() -> takeOver(plan(1)));

            assertThatThrownBy(() -> takingOver.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            writing.commit();
            assertThat(takingOver.get(20, TimeUnit.SECONDS).number()).isGreaterThan(token.number());
        } finally {
            other.shutdownNow();
        }
    }

    private AssetKey key(String path) {
        return new AssetKey("postgresql:" + cluster + ":sandbox:" + path);
    }

    private AssetKey anywhere(Random random) {
        String schema = "s" + random.nextInt(3);
        return switch (random.nextInt(8)) {
            case 0 -> new AssetKey("postgresql:" + cluster);
            case 1, 2 -> key(schema);
            default -> key(schema + ":t" + random.nextInt(4));
        };
    }

    private String plan(int number) {
        return "pln_" + cluster + "_" + number;
    }

    private static boolean overlap(AssetKey one, AssetKey other) {
        String first = one.text() + ":";
        String second = other.text() + ":";
        return first.startsWith(second) || second.startsWith(first);
    }

    private static RelationFact relation(AssetKey from, RelationType type, AssetKey to) {
        return new RelationFact(from, type, to, "somebody", Trust.CLAIMED, NOON);
    }

    private static ContextView graph(ContextFact... facts) {
        return ContextView.of(AssetGraph.EMPTY.with(List.of(facts), 1));
    }

    private static <T> List<T> all(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work, 120, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean acquire(AssetKey asset, String plan) throws SQLException {
        return acquire(NOTHING_KNOWN, asset, plan);
    }

    private boolean acquire(ContextView graph, AssetKey asset, String plan) throws SQLException {
        return committed(rows -> AssetFence.acquire(rows, graph, asset, plan, NOON));
    }

    private FenceToken takeOver(String plan) throws SQLException {
        return committed(rows -> AssetFence.takeOver(rows, plan));
    }

    private void require(FenceToken token) throws SQLException {
        committed(rows -> {
            AssetFence.require(rows, token);
            return token;
        });
    }

    private void release(String plan) throws SQLException {
        committed(rows -> {
            rows.release(plan);
            return plan;
        });
    }

    private String holder(AssetKey asset) throws SQLException {
        return committed(rows -> rows.holder(asset).orElse(""));
    }

    private interface Work<T> {
        T on(FenceRows rows) throws SQLException;
    }

    private <T> T committed(Work<T> work) throws SQLException {
        Connection known = idle.poll();
        Connection connection = known == null ? database().connect() : known;
        connection.setAutoCommit(false);
        try {
            T result = work.on(new FenceRows(connection));
            connection.commit();
            return result;
        } finally {
            connection.rollback();
            idle.add(connection);
        }
    }
}
