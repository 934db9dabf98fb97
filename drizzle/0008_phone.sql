CREATE TABLE "capture_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"practice_desk" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"case_state" text NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"device_hash" text,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"taken" text[] NOT NULL,
	"shots" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "capture_links" ADD CONSTRAINT "capture_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "capture_links_hash" ON "capture_links" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "capture_links_open" ON "capture_links" USING btree ("practice_desk","case_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "capture_links_expiry" ON "capture_links" USING btree ("expires_at");--> statement-breakpoint
-- Identity, like sessions and links by mail: no tenant, no row security, one door in the code.
GRANT SELECT, INSERT, UPDATE, DELETE ON capture_links TO cartellina_app;
