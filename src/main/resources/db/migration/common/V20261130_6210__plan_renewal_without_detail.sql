-- Why a plan was not put up again is in its receipt `plan_renewed`, which its timeline shows; nobody read it here.
alter table plan_renewal drop column detail;
