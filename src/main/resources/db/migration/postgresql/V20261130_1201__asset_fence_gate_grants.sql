-- a row lock needs the right to update
grant select, update on asset_fence_gate to ${application_role};
