package dev.governor.plan;

import dev.governor.context.AssetProfile;
import dev.governor.finding.Finding;

/** Tells whether what a plan would do fits the finding it says it fixes. */
public final class IntentCheck {

    private IntentCheck() {}

    /** Tells whether the template fixes this type of finding, on this type of asset, and on the finding's own asset. */
    public static boolean matches(Template template, Finding finding, AssetProfile target) {
        boolean fixesType = template.fixes().contains("*") || template.fixes().contains(finding.type());
        boolean fitsTarget =
                template.targetType().equals("*") || template.targetType().equals(target.type());
        return fixesType && fitsTarget && finding.asset().equals(target.asset());
    }
}
