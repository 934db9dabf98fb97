import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../tests/support/database";
import { type Dump, dumping, FILES, loading } from "./dump";

let from: TestDatabase;
let to: TestDatabase;
beforeAll(async () => {
  [from, to] = await Promise.all([freshDatabase(), freshDatabase()]);
});
afterAll(() => Promise.all([from.close(), to.close()]));

const ODD = 'tab\there, line\nend, return\r, back\\slash, \\N, \\., quote\' "and" €, {brace}, ';

async function textOf(dump: Dump, name: string): Promise<string> {
  const table = dump.tables.find((one) => one.name === name);
  if (!table) throw new Error(`no table ${name}`);
  const pieces: Buffer[] = [];
  for await (const piece of dump.rows(table)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

test("odd values, empty tables and more rows than go at once come over as they were", async () => {
  const sql = from.superuser();
  const id = "019aab00-0000-7000-8000-000000000000";
  for (const [n, answer] of ["null", JSON.stringify({ text: ODD }), null].entries()) {
    await sql`insert into submissions (book, key, act, answer, at)
      values (${id}, ${id.slice(0, -1) + n}, ${ODD}, ${answer}::text::jsonb, '2026-11-22 20:15:45.123456+00')`;
  }
  await sql`insert into books (book, owner, chambers, seq, hash, wrapped_key)
    values (${id}, 'PRACTICE', ${sql.array([id, id])}::uuid[], 1, ${Buffer.from([0, 92, 10, 255])}, ${Buffer.alloc(0)})`;
  await sql`insert into journal (book, seq, at, actor, act, subject_kind, subject_id, facts, digest, row_hash, hash)
    select ${id}, n, now(), ${id}, 'case.edited', 'case', ${id}, repeat('x', 200), '\\x00', '\\x01', '\\x02'
      from generate_series(1, 2345) n`;
  await sql`insert into identity_copies (practice_id, id, case_id, kind, blob_key, sealed_hash, width, height, bytes, hints, taken_at)
    select ${id}, ${id}, ${id}, 'ID_FRONT', 'k', 'h', 1, 1, 1, ${sql.array(["", 'a"b', "NULL", ODD])}, now()
     where set_config('session_replication_role', 'replica', false) is not null`;

  const tables = ["submissions", "books", "journal", "identity_copies", "chambers"];
  const before = await dumping(from.superuserUrl, async (dump) => {
    const texts: Record<string, string> = {};
    for (const name of tables) texts[name] = await textOf(dump, name);
    await loading(to.superuserUrl, async (load) => {
      for (const table of dump.tables) await load.fill(table, dump.rows(table));
    });
    return texts;
  });
  const after = await dumping(to.superuserUrl, async (dump) => {
    const texts: Record<string, string> = {};
    for (const name of tables) texts[name] = await textOf(dump, name);
    return texts;
  });
  expect(after).toEqual(before);
  expect(before.journal?.split("\n")).toHaveLength(2346);
  expect(before.chambers).toBe("");
  // As PostgreSQL's own COPY spells it, and the value that JavaScript sees.
  expect(before.submissions).toContain("tab\\there, line\\nend, return\\r, back\\\\slash, \\\\N, \\\\.,");
  const rows = await to.superuser()`select act, answer is null as missing, at::text from submissions order by key`;
  expect(rows.map(({ act, missing }) => [act, missing])).toEqual([
    [ODD, false],
    [ODD, false],
    [ODD, true],
  ]);
  expect(rows[0]?.at).toContain("20:15:45.123456");
});

test("one moment is read, whatever is written meanwhile", async () => {
  await dumping(from.superuserUrl, async (dump) => {
    const before = await textOf(dump, "submissions");
    await from.superuser()`delete from submissions where answer is null`;
    expect(await textOf(dump, "submissions")).toBe(before);
  });
});

test("every column that names a stored file is looked at", async () => {
  const rows = await from.superuser()<{ table: string }[]>`
    select table_name as table from information_schema.columns
     where table_schema = 'public' and column_name = 'blob_key' order by 1`;
  expect(rows.length).toBeGreaterThan(3);
  for (const { table } of rows) expect(FILES).toContain(` ${table} `);
});
