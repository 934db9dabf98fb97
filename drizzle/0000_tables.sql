CREATE TABLE "chambers" (
	"chamber_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"office_name" text NOT NULL,
	"office_address" text NOT NULL,
	"city" text NOT NULL,
	"counter" text NOT NULL,
	"kept_by" uuid
);
--> statement-breakpoint
CREATE TABLE "closures" (
	"chamber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"day_from" date NOT NULL,
	"day_to" date NOT NULL,
	"reason" text NOT NULL,
	"cancelled_at" timestamp with time zone,
	"kept_by" uuid,
	CONSTRAINT "closures_chamber_id_id_pk" PRIMARY KEY("chamber_id","id")
);
--> statement-breakpoint
CREATE TABLE "device_serials" (
	"chamber_id" uuid NOT NULL,
	"serial" text NOT NULL,
	"for_practice" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	CONSTRAINT "device_serials_chamber_id_serial_pk" PRIMARY KEY("chamber_id","serial")
);
--> statement-breakpoint
CREATE TABLE "enablements" (
	"chamber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"for_practice" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"tax_code_index" "bytea",
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"ended_on" date,
	"self_declared" boolean DEFAULT false NOT NULL,
	CONSTRAINT "enablements_chamber_id_id_pk" PRIMARY KEY("chamber_id","id")
);
--> statement-breakpoint
CREATE TABLE "envelope_issues" (
	"chamber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"for_practice" uuid NOT NULL,
	"prefix" text NOT NULL,
	"first_number" integer NOT NULL,
	"last_number" integer NOT NULL,
	"digits" integer NOT NULL,
	"scratch_layer" text NOT NULL,
	"issued_on" date NOT NULL,
	CONSTRAINT "envelope_issues_chamber_id_id_pk" PRIMARY KEY("chamber_id","id")
);
--> statement-breakpoint
CREATE TABLE "envelope_serials" (
	"chamber_id" uuid NOT NULL,
	"serial" text NOT NULL,
	"issue_id" uuid NOT NULL,
	"for_practice" uuid NOT NULL,
	CONSTRAINT "envelope_serials_chamber_id_serial_pk" PRIMARY KEY("chamber_id","serial")
);
--> statement-breakpoint
CREATE TABLE "mandates" (
	"chamber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"for_practice" uuid NOT NULL,
	"practice_name" text NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"suspended_from" date,
	"suspended_to" date,
	"past_suspensions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"ended_on" date,
	"ended_as" text,
	"self_declared" boolean DEFAULT false NOT NULL,
	CONSTRAINT "mandates_chamber_id_id_pk" PRIMARY KEY("chamber_id","id")
);
--> statement-breakpoint
CREATE TABLE "ruleset_periods" (
	"chamber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"kept_by" uuid,
	CONSTRAINT "ruleset_periods_chamber_id_id_pk" PRIMARY KEY("chamber_id","id")
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"chamber_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"for_practice" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"clerk_id" uuid NOT NULL,
	"day" date NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"draft" jsonb NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "visits_chamber_id_id_pk" PRIMARY KEY("chamber_id","id")
);
--> statement-breakpoint
CREATE TABLE "desk_settings" (
	"desk" uuid PRIMARY KEY NOT NULL,
	"totp_required" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"second_factor" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "throttles_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"practice_desk" uuid,
	"chamber_desk" uuid,
	"desk_name" text NOT NULL,
	"roles" text[] NOT NULL,
	"password_hash" text,
	"totp_sealed" "bytea",
	"totp_on" boolean DEFAULT false NOT NULL,
	"totp_last_step" integer,
	"language" text DEFAULT 'it' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "batch_lines" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"outcome" text,
	"refusal_code" text,
	"instalment" integer,
	"scheduled_for" date,
	"shown_to_chamber" uuid,
	CONSTRAINT "batch_lines_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"chamber_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"officer_name" text NOT NULL,
	"appointment_on" date,
	"appointment_time" text,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_on" date,
	"opened_on" date,
	"shown_to_chamber" uuid,
	CONSTRAINT "batches_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "case_keys" (
	"practice_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"retention" text NOT NULL,
	"wrapped" "bytea",
	"master_version" integer NOT NULL,
	"destroyed_at" timestamp with time zone,
	"shown_to_chamber" uuid,
	CONSTRAINT "case_keys_practice_id_case_id_retention_pk" PRIMARY KEY("practice_id","case_id","retention")
);
--> statement-breakpoint
CREATE TABLE "case_notes" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"act" text NOT NULL,
	"text" text NOT NULL,
	"author" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"shown_to_chamber" uuid,
	CONSTRAINT "case_notes_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"chamber_id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"state" text NOT NULL,
	"request_type" text NOT NULL,
	"device_type" text NOT NULL,
	"applicant" jsonb NOT NULL,
	"codice_fiscale" text NOT NULL,
	"name_key" text NOT NULL,
	"identity_document" jsonb,
	"document_expires_on" date,
	"officer_id" uuid,
	"officer_name" text,
	"opened_on" date NOT NULL,
	"identified_on" date,
	"identified_at_place" text,
	"envelope_id" uuid,
	"envelope_given_on" date,
	"form_version" integer DEFAULT 0 NOT NULL,
	"signed_on" date,
	"batch_id" uuid,
	"presented_on" date,
	"accepted_on" date,
	"instalment" integer,
	"scheduled_for" date,
	"produced_on" date,
	"collected_on" date,
	"delivered_on" date,
	"legal_due" date,
	"term_ruleset" text,
	"sent_on" date,
	"sent_by" text,
	"returned_on" date,
	"return_protocol" text,
	"software_update_explained" boolean,
	"rejection_code" text,
	"ended_on" date,
	"end_reason" text,
	"updated_at" timestamp with time zone NOT NULL,
	"shown_to_chamber" uuid,
	CONSTRAINT "cases_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"applicant" jsonb NOT NULL,
	"codice_fiscale" text NOT NULL,
	"name_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"shown_to_chamber" uuid,
	CONSTRAINT "clients_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "copy_movements" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"document_type" text NOT NULL,
	"version" integer NOT NULL,
	"copy_no" integer NOT NULL,
	"act" text NOT NULL,
	"from_holder" text,
	"to_holder" text NOT NULL,
	"signed" text[] NOT NULL,
	"day" date NOT NULL,
	"shown_to_chamber" uuid,
	CONSTRAINT "copy_movements_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"practice_id" uuid NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "counters_practice_id_series_year_pk" PRIMARY KEY("practice_id","series","year")
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"chamber_id" uuid NOT NULL,
	"serial" text NOT NULL,
	"state" text NOT NULL,
	"authentication_serial" text NOT NULL,
	"authentication_not_before" date NOT NULL,
	"authentication_not_after" date NOT NULL,
	"signature_serial" text NOT NULL,
	"signature_not_before" date NOT NULL,
	"signature_not_after" date NOT NULL,
	"produced_on" date NOT NULL,
	"shown_to_chamber" uuid,
	CONSTRAINT "devices_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "document_copies" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"document_type" text NOT NULL,
	"version" integer NOT NULL,
	"copy_no" integer NOT NULL,
	"holder" text NOT NULL,
	"signed_by" text[] NOT NULL,
	"signed_on" date,
	"moved_on" date NOT NULL,
	"shown_to_chamber" uuid,
	CONSTRAINT "document_copies_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "envelopes" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"chamber_id" uuid NOT NULL,
	"serial" text NOT NULL,
	"scratch_layer" text NOT NULL,
	"state" text NOT NULL,
	"issue_id" uuid,
	"case_id" uuid,
	"received_on" date NOT NULL,
	"given_on" date,
	"voided_on" date,
	"void_reason" text,
	"shown_to_chamber" uuid,
	CONSTRAINT "envelopes_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "identity_copies" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"blob_key" text NOT NULL,
	"sealed_hash" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"hints" text[] NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	"destroyed_at" timestamp with time zone,
	"shown_to_chamber" uuid,
	CONSTRAINT "identity_copies_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "practices" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"vat_number" text,
	"address" text NOT NULL,
	"shown_to_chamber" uuid
);
--> statement-breakpoint
CREATE TABLE "printed_forms" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"printed_at" timestamp with time zone NOT NULL,
	"printed_by" uuid NOT NULL,
	"reprints" integer DEFAULT 0 NOT NULL,
	"voided_on" date,
	"shown_to_chamber" uuid,
	CONSTRAINT "printed_forms_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "shown_histories" (
	"practice_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"entries" jsonb NOT NULL,
	"shown_to_chamber" uuid,
	CONSTRAINT "shown_histories_practice_id_case_id_pk" PRIMARY KEY("practice_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "books" (
	"book" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"chambers" uuid[] NOT NULL,
	"seq" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	"wrapped_key" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"book" uuid NOT NULL,
	"seq" integer NOT NULL,
	"line" text NOT NULL,
	"signature" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"handed_to" uuid[] NOT NULL,
	CONSTRAINT "checkpoints_book_seq_pk" PRIMARY KEY("book","seq")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"book" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" uuid NOT NULL,
	"act" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"case_id" uuid,
	"facts" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"row_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"shown_to_chamber" uuid,
	CONSTRAINT "journal_book_seq_pk" PRIMARY KEY("book","seq")
);
--> statement-breakpoint
CREATE TABLE "mail_wakeups" (
	"book" uuid NOT NULL,
	"outbox_id" uuid NOT NULL,
	CONSTRAINT "mail_wakeups_book_outbox_id_pk" PRIMARY KEY("book","outbox_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"book" uuid NOT NULL,
	"id" uuid NOT NULL,
	"to" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"leased_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "outbox_book_id_pk" PRIMARY KEY("book","id")
);
--> statement-breakpoint
CREATE TABLE "reads" (
	"book" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" uuid NOT NULL,
	"actor_desk" uuid NOT NULL,
	"what" text NOT NULL,
	"case_id" uuid,
	"reason" text,
	"shown_to_chamber" uuid,
	CONSTRAINT "reads_book_id_pk" PRIMARY KEY("book","id")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"book" uuid NOT NULL,
	"key" uuid NOT NULL,
	"act" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "submissions_book_key_pk" PRIMARY KEY("book","key")
);
--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_chamber" FOREIGN KEY ("chamber_id") REFERENCES "public"."chambers"("chamber_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_serials" ADD CONSTRAINT "device_serials_chamber" FOREIGN KEY ("chamber_id") REFERENCES "public"."chambers"("chamber_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enablements" ADD CONSTRAINT "enablements_mandate" FOREIGN KEY ("chamber_id","mandate_id") REFERENCES "public"."mandates"("chamber_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envelope_issues" ADD CONSTRAINT "envelope_issues_chamber" FOREIGN KEY ("chamber_id") REFERENCES "public"."chambers"("chamber_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envelope_serials" ADD CONSTRAINT "envelope_serials_issue" FOREIGN KEY ("chamber_id","issue_id") REFERENCES "public"."envelope_issues"("chamber_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_chamber" FOREIGN KEY ("chamber_id") REFERENCES "public"."chambers"("chamber_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruleset_periods" ADD CONSTRAINT "ruleset_periods_chamber" FOREIGN KEY ("chamber_id") REFERENCES "public"."chambers"("chamber_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_chamber" FOREIGN KEY ("chamber_id") REFERENCES "public"."chambers"("chamber_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_lines" ADD CONSTRAINT "batch_lines_batch" FOREIGN KEY ("practice_id","batch_id") REFERENCES "public"."batches"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_lines" ADD CONSTRAINT "batch_lines_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_practice" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_keys" ADD CONSTRAINT "case_keys_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_client" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_envelope" FOREIGN KEY ("practice_id","envelope_id") REFERENCES "public"."envelopes"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_practice" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_movements" ADD CONSTRAINT "copy_movements_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_copies" ADD CONSTRAINT "document_copies_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envelopes" ADD CONSTRAINT "envelopes_practice" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_copies" ADD CONSTRAINT "identity_copies_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "printed_forms" ADD CONSTRAINT "printed_forms_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shown_histories" ADD CONSTRAINT "shown_histories_case" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."cases"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enablements_for_practice" ON "enablements" USING btree ("for_practice","user_id");--> statement-breakpoint
CREATE INDEX "envelope_issues_practice" ON "envelope_issues" USING btree ("for_practice");--> statement-breakpoint
CREATE UNIQUE INDEX "mandates_number" ON "mandates" USING btree ("chamber_id","number");--> statement-breakpoint
CREATE INDEX "mandates_for_practice" ON "mandates" USING btree ("for_practice");--> statement-breakpoint
CREATE UNIQUE INDEX "visits_batch" ON "visits" USING btree ("chamber_id","batch_id");--> statement-breakpoint
CREATE INDEX "visits_day" ON "visits" USING btree ("chamber_id","day");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "tokens_user" ON "tokens" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "users_practice" ON "users" USING btree ("practice_desk");--> statement-breakpoint
CREATE INDEX "users_chamber" ON "users" USING btree ("chamber_desk");--> statement-breakpoint
CREATE UNIQUE INDEX "batch_lines_case_once" ON "batch_lines" USING btree ("practice_id","batch_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "batches_number" ON "batches" USING btree ("practice_id","year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "batches_code" ON "batches" USING btree ("practice_id","code");--> statement-breakpoint
CREATE INDEX "batches_queue" ON "batches" USING btree ("shown_to_chamber","state","practice_id","id");--> statement-breakpoint
CREATE INDEX "case_notes_of_case" ON "case_notes" USING btree ("practice_id","case_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_number" ON "cases" USING btree ("practice_id","year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_code" ON "cases" USING btree ("practice_id","code");--> statement-breakpoint
CREATE INDEX "cases_code_lookup" ON "cases" USING btree ("code");--> statement-breakpoint
CREATE INDEX "cases_newest" ON "cases" USING btree ("practice_id","id");--> statement-breakpoint
CREATE INDEX "cases_name" ON "cases" USING btree ("practice_id","name_key","id");--> statement-breakpoint
CREATE INDEX "cases_codice_fiscale" ON "cases" USING btree ("practice_id","codice_fiscale");--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("practice_id","legal_due","id") WHERE state = 'DELIVERED';--> statement-breakpoint
CREATE INDEX "cases_due_chamber" ON "cases" USING btree ("shown_to_chamber","legal_due","practice_id","id") WHERE state = 'DELIVERED';--> statement-breakpoint
CREATE INDEX "cases_open" ON "cases" USING btree ("practice_id","state","id") WHERE state not in ('CLOSED', 'WITHDRAWN', 'REFUSED', 'RETURNED_TO_CHAMBER');--> statement-breakpoint
CREATE INDEX "cases_counter" ON "cases" USING btree ("shown_to_chamber","state","practice_id","id") WHERE state in ('PRESENTED', 'SCHEDULED', 'PRODUCED');--> statement-breakpoint
CREATE INDEX "cases_produced_chamber" ON "cases" USING btree ("shown_to_chamber","produced_on","practice_id","id") WHERE produced_on is not null;--> statement-breakpoint
CREATE INDEX "cases_collected_chamber" ON "cases" USING btree ("shown_to_chamber","collected_on","practice_id","id") WHERE collected_on is not null;--> statement-breakpoint
CREATE INDEX "cases_closed_chamber" ON "cases" USING btree ("shown_to_chamber","returned_on","practice_id","id") WHERE state = 'CLOSED';--> statement-breakpoint
CREATE UNIQUE INDEX "clients_codice_fiscale" ON "clients" USING btree ("practice_id","codice_fiscale");--> statement-breakpoint
CREATE INDEX "clients_name" ON "clients" USING btree ("practice_id","name_key","id");--> statement-breakpoint
CREATE INDEX "copy_movements_of_case" ON "copy_movements" USING btree ("practice_id","case_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "devices_of_case" ON "devices" USING btree ("practice_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "devices_serial" ON "devices" USING btree ("practice_id","chamber_id","serial");--> statement-breakpoint
CREATE UNIQUE INDEX "document_copies_sheet" ON "document_copies" USING btree ("practice_id","case_id","document_type","version","copy_no");--> statement-breakpoint
CREATE UNIQUE INDEX "envelopes_serial" ON "envelopes" USING btree ("practice_id","chamber_id","serial");--> statement-breakpoint
CREATE INDEX "envelopes_stock" ON "envelopes" USING btree ("practice_id","chamber_id","state","serial");--> statement-breakpoint
CREATE INDEX "identity_copies_of_case" ON "identity_copies" USING btree ("practice_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "printed_forms_version" ON "printed_forms" USING btree ("practice_id","case_id","version");--> statement-breakpoint
CREATE INDEX "journal_case" ON "journal" USING btree ("book","case_id","seq");--> statement-breakpoint
CREATE INDEX "journal_subject" ON "journal" USING btree ("book","subject_kind","subject_id","seq");--> statement-breakpoint
CREATE INDEX "reads_case" ON "reads" USING btree ("book","case_id","at");--> statement-breakpoint
CREATE INDEX "reads_day" ON "reads" USING btree ("book","at");--> statement-breakpoint
CREATE INDEX "reads_shown" ON "reads" USING btree ("shown_to_chamber","id");