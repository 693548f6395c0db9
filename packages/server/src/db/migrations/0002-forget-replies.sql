-- Stored replies are forgotten after 7 days (decision 19). A transaction that forgets says what time it is by
-- set_config('tenure.forgets_at', <instant>, true). It finds and deletes what is older, whoever called; what is
-- younger stays hidden from it, and it can change nothing.
create policy forgotten_found on idempotency for select
  using (created_at < nullif(current_setting('tenure.forgets_at', true), '')::timestamptz - interval '7 days');
create policy forgotten_deleted on idempotency for delete
  using (created_at < nullif(current_setting('tenure.forgets_at', true), '')::timestamptz - interval '7 days');
