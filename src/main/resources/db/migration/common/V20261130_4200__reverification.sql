-- Later looks at the effect of plans that ended verified: one scheduled row a plan, and those that ended. The finding and the asset
-- are those of the plan. The schedule is what the plan began with.
create table reverification (
    id            varchar(64)   primary key,
    plan_id       varchar(64)   not null,
    target_system varchar(1000) not null,
    ordinal       integer       not null,
    schedule      varchar(1000) not null,
    counted_from  timestamp(6) with time zone not null,
    due_at        timestamp(6) with time zone not null,
    state         varchar(16)   not null,
    attempts      integer       not null,
    asked_at      timestamp(6) with time zone,
    detail        text          not null,
    drift         text,
    unique (plan_id, ordinal)
);

create index reverification_due on reverification (state, due_at);
