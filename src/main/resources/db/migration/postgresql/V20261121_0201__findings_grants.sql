grant select, insert, update on finding, finding_statement to ${application_role};
grant select, insert on finding_alias to ${application_role};
