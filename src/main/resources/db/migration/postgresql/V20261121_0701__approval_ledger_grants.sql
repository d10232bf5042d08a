-- A vote is inserted once and never changed.
grant select, insert, update on approval_request to ${application_role};
grant select, insert on approval_review to ${application_role};
