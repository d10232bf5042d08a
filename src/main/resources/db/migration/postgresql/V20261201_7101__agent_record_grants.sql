-- A record is written over and never removed; a workspace is kept as it was named, and forgotten in time.
grant select, insert, update on agent_record to ${application_role};
grant select, insert, delete on agent_workspace to ${application_role};
