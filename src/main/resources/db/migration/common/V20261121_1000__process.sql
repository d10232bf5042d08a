-- What runs: processes, the jobs that wake them, and the tasks people have. Rows of ended processes are removed; what
-- happened is in the evidence log. Tasks stay, with their final state.
create table process_instance (
    id              varchar(64) primary key,
    revision        bigint       not null,
    process_id      varchar(128) not null,
    process_version varchar(32)  not null,
    business_key    varchar(128),
    waits_at        varchar(1024) not null,
    payload         bytea        not null,
    started_at      timestamp(6) with time zone not null,
    changed_at      timestamp(6) with time zone not null
);

create unique index process_instance_key on process_instance (process_id, business_key);

create table process_instance_event (
    process_instance_id varchar(64)  not null references process_instance (id),
    event_type          varchar(255) not null,
    primary key (process_instance_id, event_type)
);

create index process_instance_event_type on process_instance_event (event_type);

create table process_job (
    id                  varchar(64) primary key,
    process_id          varchar(128),
    process_instance_id varchar(64),
    timer_id            varchar(64),
    human_task_id       varchar(64),
    due_at              timestamp(6) with time zone not null,
    repeat_millis       bigint,
    repeat_limit        integer,
    attempts            integer      not null,
    last_error          text
);

create index process_job_due on process_job (due_at, id);
create index process_job_instance on process_job (process_instance_id);

create table human_task (
    id                  varchar(64) primary key,
    revision            bigint       not null,
    tenant              varchar(63)  not null,
    name                varchar(128) not null,
    plan_id             varchar(128) not null,
    process_instance_id varchar(64)  not null,
    state               varchar(32)  not null,
    owner               varchar(512),
    candidate_group     varchar(128) not null,
    created_at          timestamp(6) with time zone not null,
    ended_at            timestamp(6) with time zone,
    body                text         not null
);

create index human_task_group on human_task (candidate_group, state, id);
create index human_task_plan on human_task (plan_id);
