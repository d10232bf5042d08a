grant select, insert, update on context_fact to ${application_role};
grant select, update on context_revision to ${application_role};
