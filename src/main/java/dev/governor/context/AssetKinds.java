package dev.governor.context;

import dev.governor.finding.AssetKey;
import java.util.Set;

/** The kinds of assets that a blast radius counts apart. */
enum AssetKinds {
    SERVICE,
    IDENTITY,
    OTHER;

    private static final Set<String> IDENTITIES = Set.of(
            "identity",
            "postgresql_role",
            "iam_role",
            "iam_user",
            "aws_iam_role",
            "aws_iam_user",
            "kubernetes_serviceaccount",
            "service_account",
            "user",
            "group",
            "person",
            "login",
            "principal");
    private static final Set<String> SERVICES = Set.of("service", "component", "website", "api");

    /** Returns the kind that the key itself tells. */
    static AssetKinds ofKey(AssetKey key) {
        return switch (key.system()) {
            case "service", "web" -> SERVICE;
            case "identity", "person" -> IDENTITY;
            default -> OTHER;
        };
    }

    /** Returns the kind of a type's word, for example {@code aws_ecs_service}. */
    static AssetKinds ofType(String type) {
        if (SERVICES.contains(type) || type.endsWith("_service")) {
            return SERVICE;
        }
        return IDENTITIES.contains(type) ? IDENTITY : OTHER;
    }
}
