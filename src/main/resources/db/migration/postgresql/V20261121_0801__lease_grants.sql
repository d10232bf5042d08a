-- A lease is never forgotten: no delete.
grant select, insert, update on lease to ${application_role};
