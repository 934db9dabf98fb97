CREATE TABLE "import_rows" (
	"practice_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"id" uuid NOT NULL,
	"line" integer NOT NULL,
	"cells" text[] NOT NULL,
	"state" text NOT NULL,
	"values" jsonb,
	"faults" jsonb,
	"person_key" text,
	"envelope_key" text,
	"device_key" text,
	"twin_line" integer,
	"twin_field" text,
	"known_id" uuid,
	"decision" text,
	"ready" jsonb,
	CONSTRAINT "import_rows_practice_id_import_id_position_pk" PRIMARY KEY("practice_id","import_id","position")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"taken_by" uuid NOT NULL,
	"rows" integer NOT NULL,
	"secrets_dropped" integer NOT NULL,
	"chamber_id" uuid,
	"mandate_id" uuid,
	"officer_id" uuid,
	"scratch_layer" text,
	"header_key" text NOT NULL,
	"columns" jsonb,
	"phase" text NOT NULL,
	"progress" integer NOT NULL,
	"overtaken" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"lease_holder" uuid,
	"ended_as" text,
	"ended_at" timestamp with time zone,
	"taken" integer,
	"updated" integer,
	"left_out" integer,
	CONSTRAINT "imports_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "devices" ALTER COLUMN "authentication_serial" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "devices" ALTER COLUMN "authentication_not_before" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "devices" ALTER COLUMN "authentication_not_after" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "devices" ALTER COLUMN "signature_serial" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "devices" ALTER COLUMN "signature_not_before" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "devices" ALTER COLUMN "signature_not_after" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "taken_over_on" date;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "taken_over_by" uuid;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "taken_over_by_name" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "paper_reference" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import" FOREIGN KEY ("practice_id","import_id") REFERENCES "public"."imports"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_practice" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "import_rows_id" ON "import_rows" USING btree ("practice_id","id");--> statement-breakpoint
CREATE INDEX "import_rows_state" ON "import_rows" USING btree ("practice_id","import_id","state","position");--> statement-breakpoint
CREATE INDEX "imports_headings" ON "imports" USING btree ("practice_id","kind","header_key","id");--> statement-breakpoint
CREATE INDEX "imports_open" ON "imports" USING btree ("practice_id","id") WHERE ended_as is null;--> statement-breakpoint
-- What stands in a file is the practice's own: no chamber reads it. Its rows are deleted when the import ends.
DO $$
DECLARE
  name text;
  mine constant text := 'practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid';
BEGIN
  FOREACH name IN ARRAY ARRAY['imports', 'import_rows'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL USING (%s) WITH CHECK (%s)', name || '_own', name, mine, mine);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO cartellina_app', name);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  GRANT DELETE ON import_rows TO cartellina_app;
END
$$;
