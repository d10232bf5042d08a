-- Running work comes and goes; tasks are never deleted, so that who decided stays visible.
grant select, insert, update, delete on process_instance, process_instance_event, process_job to ${application_role};
grant select, insert, update on human_task to ${application_role};
