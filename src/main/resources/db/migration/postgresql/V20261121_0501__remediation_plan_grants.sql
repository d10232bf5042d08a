-- Plans move on; they are never deleted.
grant select, insert, update on remediation_plan to ${application_role};
