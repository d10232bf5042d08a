grant select, insert, update on signal to ${application_role};
