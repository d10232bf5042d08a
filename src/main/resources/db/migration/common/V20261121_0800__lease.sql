-- Credentials that are or were lent. INVARIANT: no secret is ever stored here.
create table lease (
    id          varchar(64)   primary key,
    tenant      varchar(63)   not null,
    plan_id     varchar(64)   not null unique,
    name        varchar(64)   not null unique,
    system      varchar(1000) not null,
    binding     varchar(71)   not null,
    scope       text          not null,
    state       varchar(32)   not null,
    intended_at timestamp(6) with time zone not null,
    expires_at  timestamp(6) with time zone not null
);

create index lease_state on lease (state);
