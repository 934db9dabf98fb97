DROP INDEX "journal_destructions";--> statement-breakpoint
CREATE INDEX "visits_unconfirmed" ON "visits" USING btree ("chamber_id","opened_at") WHERE confirmed_at is null;--> statement-breakpoint
CREATE INDEX "outbox_age" ON "outbox" USING btree ("book","created_at");--> statement-breakpoint
CREATE INDEX "submissions_age" ON "submissions" USING btree ("book","at");--> statement-breakpoint
CREATE INDEX "scan_files_to_read" ON "scan_files" USING btree ("practice_id","scan_id") WHERE state = 'TO_READ';--> statement-breakpoint
CREATE INDEX "journal_destructions" ON "journal" USING btree ("book","seq") WHERE act in ('case.copiesDestroyed', 'case.erased', 'client.erased', 'scan.expired', 'import.rowsDeleted');--> statement-breakpoint
-- What has served its purpose goes after its term: mails of any age, keys of forms, links that are over.
GRANT DELETE ON outbox, submissions, tokens TO cartellina_app;
