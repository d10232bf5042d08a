grant select, insert, update on execution_step to ${application_role};
grant select, insert, update on asset_fence to ${application_role};
grant select, insert, update on state_snapshot to ${application_role};
