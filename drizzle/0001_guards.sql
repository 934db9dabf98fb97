-- Roles, grants, row-level security, insert-only tables. The application logs in as a member of cartellina_app;
-- it is never the owner, so FORCE and the grants below bind it (design: "The database refuses").
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cartellina_app') THEN
    CREATE ROLE cartellina_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO cartellina_app;
--> statement-breakpoint
-- The one way into a scope. SET LOCAL and not set_config(): only the former reaches the nodes of a distributed
-- PostgreSQL. After the transaction the settings are '' again, hence the nullif in every policy.
CREATE FUNCTION app_enter(practice uuid, chamber uuid, audits boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.practice = %L', coalesce(practice::text, ''));
  EXECUTE format('SET LOCAL app.chamber = %L', coalesce(chamber::text, ''));
  EXECUTE format('SET LOCAL app.audits = %L', CASE WHEN audits THEN 'on' ELSE '' END);
END
$$;
--> statement-breakpoint
-- Byte order for keys that are compared by range.
ALTER TABLE cases ALTER COLUMN name_key TYPE text COLLATE "C", ALTER COLUMN codice_fiscale TYPE text COLLATE "C", ALTER COLUMN code TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE clients ALTER COLUMN name_key TYPE text COLLATE "C", ALTER COLUMN codice_fiscale TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE envelopes ALTER COLUMN serial TYPE text COLLATE "C";
--> statement-breakpoint
-- The practice's tables that a chamber sees once a slip is closed.
DO $$
DECLARE
  name text;
  mine constant text := 'practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid';
  shown constant text := 'shown_to_chamber = nullif(current_setting(''app.chamber'', true), '''')::uuid';
  acts constant text := 'current_setting(''app.audits'', true) IS DISTINCT FROM ''on''';
BEGIN
  FOREACH name IN ARRAY ARRAY['practices', 'envelopes', 'cases', 'identity_copies', 'case_keys', 'printed_forms',
    'document_copies', 'copy_movements', 'devices', 'case_notes', 'shown_histories', 'batches', 'batch_lines'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (%s OR %s)', name || '_read', name, mine, shown);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT WITH CHECK ((%s OR %s) AND %s)', name || '_add', name, mine, shown, acts);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE USING ((%s OR %s) AND %s) WITH CHECK ((%s OR %s) AND %s)',
      name || '_change', name, mine, shown, acts, mine, shown, acts);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO cartellina_app', name);
  END LOOP;
  EXECUTE format('CREATE POLICY batch_lines_remove ON batch_lines FOR DELETE USING (%s AND shown_to_chamber IS NULL)', mine);
  GRANT DELETE ON batch_lines TO cartellina_app;
  FOREACH name IN ARRAY ARRAY['clients', 'counters'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL USING (%s) WITH CHECK (%s)', name || '_own', name, mine, mine);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO cartellina_app', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- The chamber's tables: a practice reads the rows that name it; it writes only what it declares by itself about a
-- chamber that does not work in Cartellina.
DO $$
DECLARE
  name text;
  ours constant text := 'chamber_id = nullif(current_setting(''app.chamber'', true), '''')::uuid';
  names_me constant text := 'for_practice = nullif(current_setting(''app.practice'', true), '''')::uuid';
  kept constant text := 'kept_by = nullif(current_setting(''app.practice'', true), '''')::uuid';
  acts constant text := 'current_setting(''app.audits'', true) IS DISTINCT FROM ''on''';
BEGIN
  FOREACH name IN ARRAY ARRAY['chambers', 'ruleset_periods', 'closures'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (true)', name || '_read', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT WITH CHECK ((%s OR %s) AND %s)', name || '_add', name, ours, kept, acts);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE USING ((%s OR %s) AND %s) WITH CHECK ((%s OR %s) AND %s)',
      name || '_change', name, ours, kept, acts, ours, kept, acts);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO cartellina_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['mandates', 'enablements'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (%s OR %s)', name || '_read', name, ours, names_me);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT WITH CHECK ((%s OR (%s AND self_declared)) AND %s)',
      name || '_add', name, ours, names_me, acts);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE USING ((%s OR (%s AND self_declared)) AND %s) WITH CHECK ((%s OR (%s AND self_declared)) AND %s)',
      name || '_change', name, ours, names_me, acts, ours, names_me, acts);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO cartellina_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['envelope_issues', 'envelope_serials', 'device_serials', 'visits'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (%s OR %s)', name || '_read', name, ours, names_me);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT WITH CHECK (%s AND %s)', name || '_add', name, ours, acts);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE USING (%s AND %s) WITH CHECK (%s AND %s)',
      name || '_change', name, ours, acts, ours, acts);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO cartellina_app', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- The register. A clerk's act on a practice's case stands in the practice's book.
DO $$
DECLARE
  name text;
  own constant text := 'book IN (nullif(current_setting(''app.practice'', true), '''')::uuid, nullif(current_setting(''app.chamber'', true), '''')::uuid)';
  shown constant text := 'shown_to_chamber = nullif(current_setting(''app.chamber'', true), '''')::uuid';
  acts constant text := 'current_setting(''app.audits'', true) IS DISTINCT FROM ''on''';
BEGIN
  EXECUTE format('CREATE POLICY journal_read ON journal FOR SELECT USING (%s OR %s)', own, shown);
  EXECUTE format('CREATE POLICY journal_add ON journal FOR INSERT WITH CHECK ((%s OR %s) AND %s)', own, shown, acts);
  EXECUTE format('CREATE POLICY reads_read ON reads FOR SELECT USING (%s OR %s)', own, shown);
  EXECUTE format('CREATE POLICY reads_add ON reads FOR INSERT WITH CHECK (%s OR %s)', own, shown);
  GRANT SELECT, INSERT ON journal, reads TO cartellina_app;
  EXECUTE format('CREATE POLICY books_read ON books FOR SELECT USING (%s OR nullif(current_setting(''app.chamber'', true), '''')::uuid = ANY (chambers))', own);
  EXECUTE format('CREATE POLICY books_add ON books FOR INSERT WITH CHECK (%s AND %s)', own, acts);
  EXECUTE format('CREATE POLICY books_change ON books FOR UPDATE USING ((%s OR nullif(current_setting(''app.chamber'', true), '''')::uuid = ANY (chambers)) AND %s)', own, acts);
  GRANT SELECT, INSERT, UPDATE ON books TO cartellina_app;
  EXECUTE format('CREATE POLICY checkpoints_read ON checkpoints FOR SELECT USING (%s OR nullif(current_setting(''app.chamber'', true), '''')::uuid = ANY (handed_to))', own);
  EXECUTE format('CREATE POLICY checkpoints_add ON checkpoints FOR INSERT WITH CHECK (%s AND %s)', own, acts);
  GRANT SELECT, INSERT ON checkpoints TO cartellina_app;
  FOREACH name IN ARRAY ARRAY['outbox', 'submissions'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL USING (%s) WITH CHECK (%s)', name || '_own', name, own, own);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO cartellina_app', name);
  END LOOP;
  CREATE POLICY mail_wakeups_any ON mail_wakeups FOR ALL USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, DELETE ON mail_wakeups TO cartellina_app;
END
$$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON users, desk_settings, sessions, tokens, throttles TO cartellina_app;
--> statement-breakpoint
GRANT DELETE ON sessions, throttles TO cartellina_app;
--> statement-breakpoint
-- ENABLE alone does not bind the owner: FORCE does (security §3.1).
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['practices', 'envelopes', 'cases', 'identity_copies', 'case_keys', 'printed_forms',
    'document_copies', 'copy_movements', 'devices', 'case_notes', 'shown_histories', 'batches', 'batch_lines', 'clients',
    'counters', 'chambers', 'ruleset_periods', 'closures', 'mandates', 'enablements', 'envelope_issues',
    'envelope_serials', 'device_serials', 'visits', 'journal', 'reads', 'books', 'checkpoints', 'outbox', 'submissions',
    'mail_wakeups'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- What is written stays: also against the owner's own hand, and against TRUNCATE.
CREATE FUNCTION written_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the register is insert-only' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER journal_for_good BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION written_for_good();
--> statement-breakpoint
CREATE TRIGGER journal_not_emptied BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION written_for_good();
--> statement-breakpoint
CREATE TRIGGER reads_for_good BEFORE UPDATE OR DELETE ON reads FOR EACH ROW EXECUTE FUNCTION written_for_good();
--> statement-breakpoint
CREATE TRIGGER reads_not_emptied BEFORE TRUNCATE ON reads FOR EACH STATEMENT EXECUTE FUNCTION written_for_good();
