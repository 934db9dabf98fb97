import "../production";
import { isEmpty } from "~db/readiness";
import { seedDemo } from "~db/seed/demo";
import { DEMO_LOGINS, DEMO_PASSWORD } from "../demo";
import { readEnv } from "../env";
import { openPlatform } from "../open";
import { complain, say } from "../say";

/**
 * `npm run seed:demo`: demo data on purpose, into an empty database. Their password is published: the product then
 * listens on this machine only.
 */
const read = readEnv(process.env);
if (!read.ok) {
  complain(read.problems.join("\n"));
  process.exit(1);
}
const opened = await openPlatform({ env: read.env, say });
try {
  if (await isEmpty(opened.platform.sql)) {
    await seedDemo(opened.platform);
    say(`The demo data are complete. Password for all of them: ${DEMO_PASSWORD}`);
    for (const { email, who } of DEMO_LOGINS) say(`  ${email.padEnd(28)} ${who}`);
  } else {
    complain("There are data already: demo data go only into an empty database.");
    process.exitCode = 1;
  }
} finally {
  await opened.close();
}
