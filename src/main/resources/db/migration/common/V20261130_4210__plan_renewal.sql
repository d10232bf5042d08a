-- Plans whose approval was void because the target or the facts moved, and what came of putting them up again: wanted, renewed with
-- the plan that took its place, or left with the reason.
create table plan_renewal (
    plan_id   varchar(64) primary key,
    state     varchar(16) not null,
    successor varchar(64),
    detail    text        not null,
    wanted_at timestamp(6) with time zone not null
);

create index plan_renewal_state on plan_renewal (state, wanted_at);
create index plan_renewal_successor on plan_renewal (successor);
