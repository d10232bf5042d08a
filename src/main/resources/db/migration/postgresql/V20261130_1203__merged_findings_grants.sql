grant select, update on asset_key_form to ${application_role};
