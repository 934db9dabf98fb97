CREATE TABLE "case_holds" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"desk" text NOT NULL,
	"placed_on" date NOT NULL,
	"placed_by" uuid NOT NULL,
	"review_on" date NOT NULL,
	"lifted_on" date,
	"lifted_by" uuid,
	"shown_to_chamber" uuid,
	CONSTRAINT "case_holds_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "retention_terms" (
	"chamber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"for_practice" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"copies_days" integer NOT NULL,
	"register_years" integer NOT NULL,
	"register_from" text NOT NULL,
	"log_months" integer NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"self_declared" boolean DEFAULT false NOT NULL,
	CONSTRAINT "retention_terms_chamber_id_id_pk" PRIMARY KEY("chamber_id","id")
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "copies_destroy_on" date;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "erase_on" date;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "erased_on" date;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "erasure_asked_on" date;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "erased_on" date;--> statement-breakpoint
ALTER TABLE "case_holds" ADD CONSTRAINT "case_holds_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_terms" ADD CONSTRAINT "retention_terms_mandate" FOREIGN KEY ("chamber_id","mandate_id") REFERENCES "public"."mandates"("chamber_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_holds_of_case" ON "case_holds" USING btree ("practice_id","case_id");--> statement-breakpoint
CREATE INDEX "case_holds_standing" ON "case_holds" USING btree ("practice_id","review_on","id") WHERE lifted_on is null;--> statement-breakpoint
CREATE INDEX "case_holds_shown" ON "case_holds" USING btree ("shown_to_chamber","review_on","practice_id","id") WHERE lifted_on is null;--> statement-breakpoint
CREATE INDEX "retention_terms_of_mandate" ON "retention_terms" USING btree ("chamber_id","mandate_id","valid_from");--> statement-breakpoint
CREATE INDEX "cases_copies_due" ON "cases" USING btree ("practice_id","copies_destroy_on","id") WHERE copies_destroy_on is not null;--> statement-breakpoint
CREATE INDEX "cases_erasure_due" ON "cases" USING btree ("practice_id","erase_on","id") WHERE erase_on is not null;--> statement-breakpoint
CREATE INDEX "cases_of_client" ON "cases" USING btree ("practice_id","client_id","id");--> statement-breakpoint
CREATE INDEX "cases_undated" ON "cases" USING btree ("practice_id","id") WHERE erase_on is null and erased_on is null and state in ('CLOSED', 'WITHDRAWN', 'REFUSED', 'RETURNED_TO_CHAMBER');--> statement-breakpoint
CREATE INDEX "journal_destructions" ON "journal" USING btree ("book","seq") WHERE act in ('case.copiesDestroyed', 'case.erased', 'client.erased');--> statement-breakpoint
CREATE INDEX "reads_actor" ON "reads" USING btree ("actor","at");--> statement-breakpoint
-- Holds are of the case: whoever sees it sees them, and who may act on it places them. Terms follow their mandate, are
-- read by the practice it names, and are never changed.
DO $$
DECLARE
  mine constant text := 'practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid';
  shown constant text := 'shown_to_chamber = nullif(current_setting(''app.chamber'', true), '''')::uuid';
  ours constant text := 'chamber_id = nullif(current_setting(''app.chamber'', true), '''')::uuid';
  names_me constant text := 'for_practice = nullif(current_setting(''app.practice'', true), '''')::uuid';
  acts constant text := 'current_setting(''app.audits'', true) IS DISTINCT FROM ''on''';
  name text;
BEGIN
  EXECUTE format('CREATE POLICY case_holds_read ON case_holds FOR SELECT USING (%s OR %s)', mine, shown);
  EXECUTE format('CREATE POLICY case_holds_add ON case_holds FOR INSERT WITH CHECK ((%s OR %s) AND %s)', mine, shown, acts);
  EXECUTE format('CREATE POLICY case_holds_change ON case_holds FOR UPDATE USING ((%s OR %s) AND %s) WITH CHECK ((%s OR %s) AND %s)',
    mine, shown, acts, mine, shown, acts);
  EXECUTE format('CREATE POLICY retention_terms_read ON retention_terms FOR SELECT USING (%s OR %s)', ours, names_me);
  EXECUTE format('CREATE POLICY retention_terms_add ON retention_terms FOR INSERT WITH CHECK ((%s OR (%s AND self_declared)) AND %s)',
    ours, names_me, acts);
  GRANT SELECT, INSERT, UPDATE ON case_holds TO cartellina_app;
  GRANT SELECT, INSERT ON retention_terms TO cartellina_app;
  FOREACH name IN ARRAY ARRAY['case_holds', 'retention_terms'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Reads are kept for twenty-four months (domain, section 7). Then their owner may delete them, and nobody else: the
-- application has no right to. Younger ones stay, also against the owner's own hand.
DROP TRIGGER reads_for_good ON reads;
--> statement-breakpoint
CREATE TRIGGER reads_for_good BEFORE UPDATE ON reads FOR EACH ROW EXECUTE FUNCTION written_for_good();
--> statement-breakpoint
CREATE TRIGGER reads_kept BEFORE DELETE ON reads FOR EACH ROW WHEN (OLD.at >= now() - interval '24 months')
  EXECUTE FUNCTION written_for_good();
--> statement-breakpoint
CREATE POLICY reads_forgotten ON reads FOR DELETE TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY reads_seen_by_owner ON reads FOR SELECT TO CURRENT_USER USING (true);
