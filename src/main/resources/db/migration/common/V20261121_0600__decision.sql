-- Decisions with the canonical case they were made of, so that each can be made again.
create table decision (
    id            varchar(64)  primary key,
    action_id     varchar(64)  not null,
    tenant        varchar(63)  not null,
    preview       boolean      not null,
    outcome       varchar(32)  not null,
    decided_at    timestamp(6) with time zone not null,
    policy_digest varchar(71)  not null,
    case_digest   varchar(71)  not null,
    case_body     text         not null,
    body          text         not null
);

create index decision_action on decision (action_id, decided_at);
