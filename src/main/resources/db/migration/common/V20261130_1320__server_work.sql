-- Which server does what, when several share this database. Times are this database's own.
create sequence server_fence;

-- One row for each process that a server works on. A new holder gets a greater fence; whoever held it before can write no more.
create table work_claim (
    work    varchar(128) primary key,
    holder  varchar(64)  not null,
    fence   bigint       not null,
    ends_at timestamp(6) with time zone not null
);

create index work_claim_holder on work_claim (holder);

-- What one server at a time does for all of them.
create table server_duty (
    duty    varchar(64) primary key,
    holder  varchar(64) not null,
    epoch   bigint      not null,
    ends_at timestamp(6) with time zone not null
);

-- The server that has a lease's secret, and the fence under which it worked on the plan when it got it.
alter table lease add column holder varchar(64);
alter table lease add column fence bigint default 0 not null;
