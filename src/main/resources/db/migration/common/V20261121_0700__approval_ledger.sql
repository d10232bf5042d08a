-- Approval requests and the append-only ledger of votes on them.
create table approval_request (
    id               varchar(64)  primary key,
    plan_id          varchar(64)  not null unique,
    decision_id      varchar(64)  not null,
    binding          varchar(71)  not null,
    reviewer_role    varchar(64)  not null,
    threshold        integer      not null check (threshold >= 1),
    requester        varchar(512) not null,
    operator         varchar(512),
    state            varchar(16)  not null,
    requested_at     timestamp(6) with time zone not null,
    expires_at       timestamp(6) with time zone not null,
    executable_until timestamp(6) with time zone,
    votes            integer      not null
);

create table approval_review (
    request_id     varchar(64)  not null references approval_request (id),
    ordinal        integer      not null,
    reviewer       varchar(512) not null,
    verdict        varchar(16)  not null,
    review_comment text         not null,
    binding        varchar(71)  not null,
    reviewed_at    timestamp(6) with time zone not null,
    primary key (request_id, ordinal),
    unique (request_id, reviewer)
);
