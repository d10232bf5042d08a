-- A decision is never changed: the application role adds and reads.
grant select, insert on decision to ${application_role};
