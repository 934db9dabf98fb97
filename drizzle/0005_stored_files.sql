CREATE UNIQUE INDEX "identity_copies_stored" ON "identity_copies" USING btree ("practice_id","blob_key");--> statement-breakpoint
CREATE UNIQUE INDEX "scan_files_stored" ON "scan_files" USING btree ("practice_id","blob_key");--> statement-breakpoint
CREATE UNIQUE INDEX "scan_pages_stored" ON "scan_pages" USING btree ("practice_id","blob_key");--> statement-breakpoint
CREATE UNIQUE INDEX "scanned_sheets_stored" ON "scanned_sheets" USING btree ("practice_id","blob_key");