-- The step journal: one row per attempt, written before the attempt acts and once more when it ended.
create table execution_step (
    id          varchar(128) primary key,
    plan_id     varchar(64)  not null,
    step        varchar(32)  not null,
    attempt     integer      not null,
    intended_at timestamp(6) with time zone not null,
    ended_at    timestamp(6) with time zone,
    result      text,
    failure     text
);

create index execution_step_plan on execution_step (plan_id, intended_at);

-- One execution per asset. Rows stay when the fence is free, so that tokens only grow.
create table asset_fence (
    asset       varchar(1000) primary key,
    plan_id     varchar(64),
    token       bigint        not null,
    acquired_at timestamp(6) with time zone not null
);

-- What a rollback restores.
create table state_snapshot (
    plan_id  varchar(64) primary key,
    state    text        not null,
    digest   varchar(71) not null,
    taken_at timestamp(6) with time zone not null
);
