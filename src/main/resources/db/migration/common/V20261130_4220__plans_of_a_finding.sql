create index remediation_plan_finding on remediation_plan (finding_id);
