-- Nobody who runs the application can rewrite evidence: the application role appends receipts and moves the head, no more.
grant select, insert on receipt to ${application_role};
grant select, update on receipt_head to ${application_role};
