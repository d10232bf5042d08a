package dev.governor.redaction;

import java.util.Map;

/** Prefixes of the tokens of further providers, each with the least number of random characters that follow it. */
final class OtherPrefixes {

    static final Map<String, Integer> ALL = Map.ofEntries(
            Map.entry("AGE-SECRET-KEY-1", 50),
            Map.entry("AKCp", 60),
            Map.entry("CCIPAT_", 20),
            Map.entry("CFPAT-", 40),
            Map.entry("HRKU-", 36),
            Map.entry("LTAI", 16),
            Map.entry("NRAK-", 27),
            Map.entry("PMAK-", 50),
            Map.entry("aio_", 28),
            Map.entry("bkua_", 40),
            Map.entry("cio", 32),
            Map.entry("figd_", 38),
            Map.entry("gsk_", 40),
            Map.entry("nfp_", 30),
            Map.entry("ntn_", 40),
            Map.entry("oy2", 43),
            Map.entry("phx_", 40),
            Map.entry("pplx-", 40),
            Map.entry("pscale_pw_", 32),
            Map.entry("pscale_tkn_", 32),
            Map.entry("pul-", 40),
            Map.entry("r8_", 37),
            Map.entry("rubygems_", 48),
            Map.entry("sbp_", 40),
            Map.entry("sntrys_", 40),
            Map.entry("sntryu_", 40),
            Map.entry("sq0atp-", 22),
            Map.entry("sq0csp-", 40),
            Map.entry("sqa_", 40),
            Map.entry("sqp_", 40),
            Map.entry("squ_", 40),
            Map.entry("tskey-auth-", 20),
            Map.entry("tskey-api-", 20),
            Map.entry("xai-", 70));

    private OtherPrefixes() {}
}
