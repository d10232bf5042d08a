grant select, insert, update on plan_renewal to ${application_role};
