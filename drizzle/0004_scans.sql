CREATE TABLE "scan_files" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scan_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text,
	"state" text NOT NULL,
	"refusal" text,
	"pages" integer,
	"blob_key" text,
	"wrapped" "bytea",
	"master_version" integer,
	"leased_until" timestamp with time zone,
	"read_at" timestamp with time zone,
	CONSTRAINT "scan_files_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "scan_pages" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scan_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"page" integer NOT NULL,
	"state" text NOT NULL,
	"waits_for" text,
	"codes" text[] NOT NULL,
	"blob_key" text,
	"sealed_hash" text,
	"wrapped" "bytea",
	"master_version" integer,
	"width" integer,
	"height" integer,
	"bytes" integer,
	"read_at" timestamp with time zone NOT NULL,
	"discard_reason" text,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	CONSTRAINT "scan_pages_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "scanned_sheets" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"document_type" text NOT NULL,
	"version" integer NOT NULL,
	"copy_no" integer NOT NULL,
	"filed_by" text NOT NULL,
	"blob_key" text NOT NULL,
	"sealed_hash" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"filer" uuid NOT NULL,
	"removed_at" timestamp with time zone,
	"remover" uuid,
	"removal" text,
	"shown_to_chamber" uuid,
	CONSTRAINT "scanned_sheets_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "scans" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"taken_by" uuid NOT NULL,
	CONSTRAINT "scans_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "scan_files" ADD CONSTRAINT "scan_files_scan" FOREIGN KEY ("practice_id","scan_id") REFERENCES "public"."scans"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_pages" ADD CONSTRAINT "scan_pages_scan" FOREIGN KEY ("practice_id","scan_id") REFERENCES "public"."scans"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_pages" ADD CONSTRAINT "scan_pages_file" FOREIGN KEY ("practice_id","file_id") REFERENCES "public"."scan_files"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scanned_sheets" ADD CONSTRAINT "scanned_sheets_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scanned_sheets" ADD CONSTRAINT "scanned_sheets_sheet" FOREIGN KEY ("practice_id","case_id","document_type","version","copy_no") REFERENCES "public"."document_copies"("practice_id","case_id","document_type","version","copy_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_practice" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "scan_files_position" ON "scan_files" USING btree ("practice_id","scan_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "scan_pages_page" ON "scan_pages" USING btree ("practice_id","file_id","page");--> statement-breakpoint
CREATE INDEX "scan_pages_of_scan" ON "scan_pages" USING btree ("practice_id","scan_id","id");--> statement-breakpoint
CREATE INDEX "scan_pages_tray" ON "scan_pages" USING btree ("practice_id","id") WHERE state = 'WAITING';--> statement-breakpoint
CREATE INDEX "scanned_sheets_of_case" ON "scanned_sheets" USING btree ("practice_id","case_id");--> statement-breakpoint
CREATE INDEX "scanned_sheets_of_page" ON "scanned_sheets" USING btree ("practice_id","page_id");--> statement-breakpoint
-- The tray is the practice's own: no chamber reads it. What is filed is seen by whoever sees the case.
DO $$
DECLARE
  name text;
  mine constant text := 'practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid';
  shown constant text := 'shown_to_chamber = nullif(current_setting(''app.chamber'', true), '''')::uuid';
BEGIN
  FOREACH name IN ARRAY ARRAY['scans', 'scan_files', 'scan_pages'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR ALL USING (%s) WITH CHECK (%s)', name || '_own', name, mine, mine);
  END LOOP;
  EXECUTE format('CREATE POLICY scanned_sheets_read ON scanned_sheets FOR SELECT USING (%s OR %s)', mine, shown);
  EXECUTE format('CREATE POLICY scanned_sheets_add ON scanned_sheets FOR INSERT WITH CHECK (%s)', mine);
  EXECUTE format('CREATE POLICY scanned_sheets_change ON scanned_sheets FOR UPDATE USING (%s) WITH CHECK (%s)', mine, mine);
  FOREACH name IN ARRAY ARRAY['scans', 'scan_files', 'scan_pages', 'scanned_sheets'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO cartellina_app', name);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END
$$;
