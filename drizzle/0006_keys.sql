CREATE TABLE "product_secrets" (
	"purpose" text PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL
);
--> statement-breakpoint
-- By hand from here on. Of no tenant: wrapped bytes that every process of the product opens with the master key.
GRANT SELECT, INSERT, UPDATE ON product_secrets TO cartellina_app;
