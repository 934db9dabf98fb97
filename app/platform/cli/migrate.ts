import "../production";
import { forgetOldReads } from "~db/forget-reads";
import { migrate } from "~db/migrate";
import { readEnv } from "../env";
import { complain, say } from "../say";

/** `npm run migrate`: applies the migrations as the owner, for places where the application's machine may not. */
const read = readEnv(process.env);
if (!read.ok) {
  complain(read.problems.join("\n"));
  process.exit(1);
}
const { databaseOwnerUrl } = read.env;
if (databaseOwnerUrl === undefined) {
  complain("DATABASE_OWNER_URL is not set: the embedded database is migrated by npm start.");
  process.exit(1);
}
try {
  await migrate(databaseOwnerUrl);
  await forgetOldReads(databaseOwnerUrl);
  say("The database is at this version.");
} catch (error) {
  complain(`The migrations could not be applied: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
