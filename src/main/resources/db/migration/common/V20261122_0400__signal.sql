-- Signals that were received: who sent them, how far they are taken in, and what came of it.
create table signal (
    id          varchar(64)   primary key,
    tenant      varchar(63)   not null,
    actor       varchar(512)  not null,
    ceiling     varchar(16)   not null,
    source      varchar(1000) not null,
    sha256      varchar(71)   not null,
    bytes       bigint        not null,
    formats     text          not null,
    state       varchar(16)   not null,
    records     bigint        not null,
    items       bigint        not null,
    taken       bigint        not null,
    result      text,
    problem     text,
    received_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone
);

create index signal_state on signal (tenant, state, id);
