package dev.governor.risk;

import dev.governor.bundle.PolicyBundle;
import dev.governor.bundle.knowledge.Thresholds;
import dev.governor.context.RadiusLimits;
import java.util.Set;

/** From where on a blast radius is high or medium, by the thresholds of a bundle. */
public final class RadiusThresholds {

    private static final String HIGH_SERVICES = "high_radius_services";
    private static final String HIGH_ASSETS = "high_radius_assets";
    private static final String HIGH_RESTRICTED = "high_attack_restricted_services";
    private static final String MEDIUM_SERVICES = "medium_radius_services";
    private static final String MEDIUM_ASSETS = "medium_radius_assets";

    /** The names of the thresholds. */
    static final Set<String> NAMES =
            Set.of(HIGH_SERVICES, HIGH_ASSETS, HIGH_RESTRICTED, MEDIUM_SERVICES, MEDIUM_ASSETS);

    private static final RadiusLimits ORDINARY = RadiusLimits.ORDINARY;

    private RadiusThresholds() {}

    /** Returns what {@code bundle} says; where it names no threshold, {@link RadiusLimits#ORDINARY}. */
    public static RadiusLimits of(PolicyBundle bundle) {
        Thresholds thresholds = bundle.knowledge().thresholds();
        return new RadiusLimits(
                thresholds.find(HIGH_SERVICES).orElse(ORDINARY.highServices()),
                thresholds.find(HIGH_ASSETS).orElse(ORDINARY.highAssets()),
                thresholds.find(HIGH_RESTRICTED).orElse(ORDINARY.highRestrictedServices()),
                thresholds.find(MEDIUM_SERVICES).orElse(ORDINARY.mediumServices()),
                thresholds.find(MEDIUM_ASSETS).orElse(ORDINARY.mediumAssets()));
    }
}
