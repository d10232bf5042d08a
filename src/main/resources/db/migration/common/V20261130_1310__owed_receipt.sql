-- Receipts of what had to happen although the evidence log could not be written: the end of access. They are appended to the
-- log when it can be written again, and stay here with the sequence they got.
create table owed_receipt (
    id       varchar(64)  primary key,
    kind     varchar(64)  not null,
    subject  varchar(512) not null,
    actor    varchar(512) not null,
    body     text         not null,
    owed_at  timestamp(6) with time zone not null,
    sequence bigint
);

create index owed_receipt_open on owed_receipt (sequence, owed_at, id);
