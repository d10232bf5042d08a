package dev.governor.context;

import dev.governor.context.ContextFact.AssetFact;
import dev.governor.context.ContextFact.AttributeFact;
import dev.governor.context.ContextFact.RelationFact;
import dev.governor.finding.AssetKey;
import dev.governor.kernel.Trust;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;

/**
 * An invented estate of any size, the same for the same size: accounts with workloads, services, roles, data stores, images and
 * machines, in the proportions of a large company, with five relations to an asset.
 *
 * <p>Degrees are uneven as in life: a few hundred platform services, shared buckets and base images are used by thousands,
 * most assets by two or three.
 */
final class SyntheticEstate {

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final String INVENTORY = "inventory";

    /** Assets to one account. */
    private static final int ACCOUNT = 200;

    private final int assets;

    SyntheticEstate(int assets) {
        this.assets = assets;
    }

    int accounts() {
        return Math.max(1, assets / ACCOUNT);
    }

    /** Returns the key of the asset with {@code number}, from 0 on. */
    AssetKey key(int number) {
        int account = number / ACCOUNT;
        int place = number % ACCOUNT;
        return new AssetKey(
                "arn:aws:" + word(place) + ":eu-1:" + (100_000_000_000L + account) + ":" + word(place) + "-" + place);
    }

    private static String word(int place) {
        if (place == 0) {
            return "account";
        } else if (place < 20) {
            return "service";
        } else if (place < 40) {
            return "role";
        } else if (place < 70) {
            return "bucket";
        } else if (place < 100) {
            return "workload";
        } else if (place < 120) {
            return "image";
        } else if (place < 124) {
            return "gateway";
        }
        return "machine";
    }

    /** Hands over every fact: a description and five relations to an asset, and what is stated about some. */
    void facts(Consumer<ContextFact> taker) {
        Random random = new Random(42);
        for (int number = 0; number < assets; number++) {
            AssetKey key = key(number);
            String word = word(number % ACCOUNT);
            taker.accept(new AssetFact(key, word + number, word, INVENTORY, Trust.AUTHORITATIVE, NOON));
            states(number, key, random, taker);
            relations(number, key, random, taker);
        }
    }

    private void states(int number, AssetKey key, Random random, Consumer<ContextFact> taker) {
        int place = number % ACCOUNT;
        if (place == 0) {
            state(key, Attribute.ENVIRONMENT, random.nextInt(3) == 0 ? "production" : "development", taker);
            state(key, Attribute.OWNER, "team-" + random.nextInt(300), taker);
        } else if (place >= 40 && place < 70 && random.nextInt(4) == 0) {
            state(key, Attribute.DATA_CLASSIFICATION, random.nextInt(5) == 0 ? "restricted" : "internal", taker);
        } else if (place < 20 && random.nextInt(3) == 0) {
            state(key, Attribute.CRITICALITY, "high", taker);
        }
    }

    private void relations(int number, AssetKey key, Random random, Consumer<ContextFact> taker) {
        int account = number / ACCOUNT;
        int place = number % ACCOUNT;
        if (place == 0) {
            return;
        }
        relate(key(account * ACCOUNT), RelationType.CONTAINS, key, taker);
        switch (word(place)) {
            case "service" -> {
                relate(key, RelationType.ASSUMES, key(in(account, 20, 40, random)), taker);
                relate(key, RelationType.DEPENDS_ON, key(in(account, 40, 70, random)), taker);
                relate(key, RelationType.DEPENDS_ON, key(in(account, 1, 20, random)), taker);
                relate(key, RelationType.DEPENDS_ON, key(in(account, 40, 70, random)), taker);
                if (random.nextInt(4) == 0) {
                    relate(key, RelationType.DEPENDS_ON, key(shared(40, 70, random)), taker);
                }
                relate(key, RelationType.EXPOSES, key(in(account, 70, 100, random)), taker);
            }
            case "role" -> {
                for (int i = 0; i < 5; i++) {
                    relate(key, RelationType.READS, key(in(account, 40, 70, random)), taker);
                }
            }
            case "workload" -> {
                relate(key, RelationType.RUNS, key(in(account, 100, 120, random)), taker);
                relate(key, RelationType.RUNS, key(shared(100, 120, random)), taker);
                relate(key, RelationType.ASSUMES, key(in(account, 20, 40, random)), taker);
                relate(key, RelationType.DEPENDS_ON, key(in(account, 40, 70, random)), taker);
            }
            case "gateway" -> {
                if (place == 120) {
                    relate(GraphWalk.INTERNET, RelationType.EXPOSES, key, taker);
                }
                for (int i = 0; i < 8; i++) {
                    relate(key, RelationType.EXPOSES, key(in(account, 1, 20, random)), taker);
                }
            }
            case "machine" -> {
                relate(key, RelationType.RUNS, key(shared(100, 120, random)), taker);
                relate(key, RelationType.ASSUMES, key(in(account, 20, 40, random)), taker);
                relate(key(in(account, 70, 100, random)), RelationType.DEPLOYED_TO, key, taker);
                relate(key, RelationType.DEPENDS_ON, key(in(account, 40, 70, random)), taker);
            }
            default -> relate(key, RelationType.DEPLOYED_TO, key(in(account, 124, ACCOUNT, random)), taker);
        }
    }

    private static int in(int account, int from, int to, Random random) {
        return account * ACCOUNT + from + random.nextInt(to - from);
    }

    /** Picks an asset of any account, the few first ones far more often (a power law). */
    private int shared(int from, int to, Random random) {
        int account = (int) (accounts() * Math.pow(random.nextDouble(), 6));
        return in(account, from, to, random);
    }

    private static void state(AssetKey asset, Attribute attribute, String value, Consumer<ContextFact> taker) {
        taker.accept(new AttributeFact(asset, attribute, value, INVENTORY, Trust.AUTHORITATIVE, NOON));
    }

    private static void relate(AssetKey from, RelationType type, AssetKey to, Consumer<ContextFact> taker) {
        if (!from.equals(to)) {
            taker.accept(new RelationFact(from, type, to, INVENTORY, Trust.AUTHORITATIVE, NOON));
        }
    }
}
