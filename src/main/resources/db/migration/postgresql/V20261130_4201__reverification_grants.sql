grant select, insert, update on reverification to ${application_role};
