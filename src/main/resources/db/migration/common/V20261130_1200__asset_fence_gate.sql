-- Whoever takes an asset locks this row first, so that fences are taken one after the other and each sees all that are held.
create table asset_fence_gate (
    id integer primary key
);

insert into asset_fence_gate (id) values (1);

create index asset_fence_plan on asset_fence (plan_id);
