package dev.governor.api;

import dev.governor.finding.Finding;
import dev.governor.finding.PackageFindings;
import dev.governor.finding.SecretFindings;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The OCSF class that a finding is exported as, decided by its type, then by the tool in it, then by its asset.
 *
 * <p>First match: a vulnerable package; a leaked secret or anything on a repository or file is application security; what
 * tools report that watch events is a threat, what classifies data is data security, what analyses rights is access; all else
 * is a posture.
 *
 * @see <a href="https://schema.ocsf.io/1.8.0/categories/findings">OCSF findings</a>
 */
enum OcsfClass {
    VULNERABILITY(2002, "Vulnerability Finding"),
    COMPLIANCE(2003, "Compliance Finding"),
    DETECTION(2004, "Detection Finding"),
    DATA_SECURITY(2006, "Data Security Finding"),
    APPLICATION_SECURITY(2007, "Application Security Posture Finding"),
    ACCESS(2008, "IAM Analysis Finding");

    private static final Set<String> WATCHERS = Set.of(
            "guardduty", "falco", "cloudtrail", "kubearmor", "kubernetes-audit", "defender-endpoint", "azure-defender");
    private static final Pattern DATA = Pattern.compile("[^:]+:sensitivedata.*");
    private static final Pattern RIGHTS = Pattern.compile("(iam-)?access-analyzer:.*");
    private static final Set<String> CODE = Set.of("git", "file");

    private final int uid;
    private final String title;

    OcsfClass(int uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    static OcsfClass of(Finding finding) {
        String type = finding.type();
        String tool = type.substring(0, Math.max(0, type.indexOf(':')));
        if (type.equals(PackageFindings.TYPE)) {
            return VULNERABILITY;
        }
        if (type.equals(SecretFindings.TYPE) || CODE.contains(finding.asset().system())) {
            return APPLICATION_SECURITY;
        }
        if (DATA.matcher(type).matches()) {
            return DATA_SECURITY;
        }
        if (RIGHTS.matcher(type).matches()) {
            return ACCESS;
        }
        return WATCHERS.contains(tool) ? DETECTION : COMPLIANCE;
    }

    int uid() {
        return uid;
    }

    String title() {
        return title;
    }
}
