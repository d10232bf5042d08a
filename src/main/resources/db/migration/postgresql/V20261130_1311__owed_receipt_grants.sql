-- What is owed is never forgotten: no delete, and only the sequence it got is written later.
grant select, insert, update (sequence) on owed_receipt to ${application_role};
