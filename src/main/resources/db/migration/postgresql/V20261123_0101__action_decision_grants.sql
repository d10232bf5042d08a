-- A decision is never changed; what is remembered of a session is counted, and forgotten in time.
grant select, insert on action_decision to ${application_role};
grant select, insert, update, delete on agent_session, action_alert to ${application_role};
