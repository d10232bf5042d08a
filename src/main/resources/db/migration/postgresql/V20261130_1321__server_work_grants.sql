grant usage on sequence server_fence to ${application_role};
grant select, insert, update, delete on work_claim to ${application_role};
grant select, insert, update on server_duty to ${application_role};
