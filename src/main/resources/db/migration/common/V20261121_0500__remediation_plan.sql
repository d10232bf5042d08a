-- Remediation plans and where each is in its life.
create table remediation_plan (
    id              varchar(64)  primary key,
    version         bigint       not null,
    finding_id      varchar(64)  not null,
    requester       varchar(512) not null,
    idempotency_key varchar(200) not null,
    draft_digest    varchar(71)  not null,
    content         text         not null,
    binding         text,
    state           varchar(32)  not null,
    state_reason    text         not null,
    changed_at      timestamp(6) with time zone not null,
    unique (requester, idempotency_key)
);
