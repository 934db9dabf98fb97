CREATE TABLE "paper_editions" (
	"chamber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"ruleset_code" text NOT NULL,
	"base" text NOT NULL,
	"changes" jsonb NOT NULL,
	"logo" "bytea",
	"logo_width" integer,
	"logo_height" integer,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	"valid_from" date,
	"discarded_at" timestamp with time zone,
	CONSTRAINT "paper_editions_chamber_id_id_pk" PRIMARY KEY("chamber_id","id")
);
--> statement-breakpoint
ALTER TABLE "paper_editions" ADD CONSTRAINT "paper_editions_chamber" FOREIGN KEY ("chamber_id") REFERENCES "public"."chambers"("chamber_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "paper_editions_code" ON "paper_editions" USING btree ("chamber_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_editions_one_draft" ON "paper_editions" USING btree ("chamber_id","ruleset_code") WHERE published_at IS NULL AND discarded_at IS NULL;--> statement-breakpoint
CREATE INDEX "paper_editions_from" ON "paper_editions" USING btree ("chamber_id","ruleset_code","valid_from");--> statement-breakpoint
-- Practices read what is published, since they print with it; drafts are the chamber's. Only a draft changes.
DO $$
DECLARE
  ours constant text := 'chamber_id = nullif(current_setting(''app.chamber'', true), '''')::uuid';
  a_practice constant text := 'nullif(current_setting(''app.practice'', true), '''') IS NOT NULL';
  acts constant text := 'current_setting(''app.audits'', true) IS DISTINCT FROM ''on''';
BEGIN
  EXECUTE format('CREATE POLICY paper_editions_read ON paper_editions FOR SELECT USING (%s OR (published_at IS NOT NULL AND %s))', ours, a_practice);
  EXECUTE format('CREATE POLICY paper_editions_add ON paper_editions FOR INSERT WITH CHECK (%s AND published_at IS NULL AND %s)', ours, acts);
  EXECUTE format('CREATE POLICY paper_editions_change ON paper_editions FOR UPDATE USING (%s AND published_at IS NULL AND %s) WITH CHECK (%s AND %s)', ours, acts, ours, acts);
  GRANT SELECT, INSERT, UPDATE ON paper_editions TO cartellina_app;
  ALTER TABLE paper_editions ENABLE ROW LEVEL SECURITY;
  ALTER TABLE paper_editions FORCE ROW LEVEL SECURITY;
END
$$;
