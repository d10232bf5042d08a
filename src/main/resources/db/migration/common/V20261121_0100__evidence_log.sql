-- The evidence log. The application role may insert and select receipts, never update or delete them (see ../postgresql).
create table receipt (
    sequence   bigint primary key,
    id         varchar(64)  not null unique,
    tenant     varchar(63)  not null,
    written_at timestamp(6) with time zone not null,
    kind       varchar(64)  not null,
    subject    varchar(512) not null,
    actor      varchar(512) not null,
    body       text         not null,
    previous   varchar(71)  not null,
    digest     varchar(71)  not null unique
);

create index receipt_subject on receipt (subject, sequence);
create index receipt_kind on receipt (kind, sequence);

create table receipt_head (
    id       integer primary key,
    sequence bigint      not null,
    digest   varchar(71) not null
);

-- the digest of Receipt.GENESIS
insert into receipt_head (id, sequence, digest)
values (1, 0, 'sha256:e3e435055d3db4ef36cacc33f3402246bea8cf5da359ccd8cc58910d02240402');
