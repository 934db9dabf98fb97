import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** `readiness` asks only whether anybody is there. */
const DOORS = [
  "db/queries/identity.ts",
  "db/queries/identity-snapshots.ts",
  "db/queries/capture-links.ts",
  "db/readiness.ts",
];
const TABLES = ["users", "deskSettings", "sessions", "tokens", "throttles", "captureLinks"];

test("the identity tables are reached by their own modules alone", () => {
  const offenders = sources().filter(({ path, text }) => reachesIdentity(text) && !DOORS.includes(path));
  expect(offenders.map(({ path }) => path)).toEqual([]);
});

test("queries of identity are called by access, and by what the contract of the platform names", () => {
  const callers = sources().filter(({ text }) => /from "~db\/queries\/identity"/.test(text));
  const allowed =
    /^(app\/access\/|app\/ui\/words\/it\/access\.ts$|app\/platform\/forget-spent\.ts$|app\/chamber\/create-chamber\.server\.ts$|app\/mandates\/|app\/chamber\/|db\/seed\/)/;
  expect(callers.map(({ path }) => path).filter((path) => !allowed.test(path))).toEqual([]);
});

test("links of phones are asked for by access, and swept away", () => {
  const callers = sources().filter(({ text }) => /from "~db\/queries\/capture-links"/.test(text));
  expect(callers.map(({ path }) => path).sort()).toEqual([
    "app/access/capture-links.server.ts",
    "app/platform/forget-spent.ts",
  ]);
});

test("what the check looks for is found", () => {
  expect(reachesIdentity('import { users } from "../schema";')).toBe(true);
  expect(reachesIdentity('import { cases, type DeskRole,\n  sessions as open } from "~db/schema";')).toBe(true);
  expect(reachesIdentity('import { users } from "~db/schema/identity";')).toBe(true);
  expect(reachesIdentity('import type { DeskRole } from "./schema/identity";')).toBe(true);
  expect(reachesIdentity('import * as schema from "../schema";\nschema.users;')).toBe(true);
  expect(reachesIdentity("await sql`select name from users where id = 1`")).toBe(true);
  expect(reachesIdentity('import { cases } from "../schema";')).toBe(false);
});

/** By import of its tables, through the schema as a whole, or in SQL text. */
function reachesIdentity(text: string): boolean {
  if (/from "[^"]*schema\/identity"/.test(text)) return true;
  for (const [, names = ""] of text.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s+from "[^"]*\/schema"/g)) {
    const imported = names.split(",").map(
      (name) =>
        name
          .trim()
          .replace(/^type /, "")
          .split(/\s+as\s+/)[0] ?? "",
    );
    if (imported.some((name) => TABLES.includes(name))) return true;
  }
  if (new RegExp(`\\bschema\\.(${TABLES.join("|")})\\b`).test(text)) return true;
  return /\b(?:from|join|into|update)\s+(?:users|desk_settings|sessions|tokens|throttles|capture_links)\b(?=[^"]*`)/.test(
    text,
  );
}

/** The product's own code; the schema, its tests' support and the migrations are not it. */
function sources(): { path: string; text: string }[] {
  return ["app", "db"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.startsWith("db/schema/"))
      .map((path) => ({ path, text: readFileSync(path, "utf8") })),
  );
}
