grant select, insert, update on principal to ${application_role};
