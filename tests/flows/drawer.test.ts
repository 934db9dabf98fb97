import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { look } from "~/access/act.server";
import { type Context, scopeOf } from "~/access/context";
import { declareMandate } from "~/mandates/declare-mandate.server";
import { type DrawerLine, drawer, tickedSheets } from "~/paperwork/drawer.server";
import { readDrawerAddress } from "~/paperwork/drawer-filters";
import { reportFound } from "~/paperwork/report-found.server";
import { addDays } from "~/terms/day";
import { findCase } from "~db/queries/cases";
import { heldCounts, heldPage } from "~db/queries/sheets";
import type { Tx } from "~db/scope";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";

let database: TestDatabase;
let life: CaseLife;

beforeAll(async () => {
  database = await freshDatabase();
  life = new CaseLife(await makeWorld(database, { at: "2026-03-16T13:00:00Z" }));
  await life.stock(20);
});
afterAll(() => database.close());

const ask = (address = "", ctx: Context = life.officer) =>
  drawer(ctx, scopeOf(ctx.actor), readDrawerAddress(new URLSearchParams(address)));
const row = async (caseId: string) => {
  const found = await life.read((tx, scope) => findCase(tx, scope, caseId));
  if (!found) throw new Error("no such case");
  return found;
};
/** `M2 M3` of a line, those that must move now in capitals. */
const told = (line: DrawerLine | undefined) =>
  line?.sheets.map(({ code, out }) => (out ? code.slice(11, 13) : code.slice(11, 13).toLowerCase())).join(" ");

describe("what must be in the drawer today", () => {
  let signed: string;
  let blank: string;
  let produced: string;
  let collected: string;
  let delivered: string;
  let closed: string;

  beforeAll(async () => {
    signed = await life.signed();
    blank = await life.open();
    await life.copies(blank);
    await must(life.identify(blank));
    await must(life.hand(blank));
    await must(life.print(blank));
    produced = await life.produced("1204778100960001");
    collected = await life.collected("1204778100960002");
    delivered = await life.collected("1204778100960003");
    await must(life.deliver(delivered, "1204778100960003"));
    closed = await life.collected("1204778100960004");
    await must(life.deliver(closed, "1204778100960004"));
    await must(life.giveBack([closed]));
    await life.slip([await life.signed()]);
  }, 60_000);

  test("case by case, in the order they were opened: the sheets, which must move, and by when", async () => {
    const { lines, totals } = await ask();
    expect(lines.map(({ id }) => id).slice(0, 4)).toEqual([signed, blank, collected, delivered]);
    expect(lines).toHaveLength(5);
    expect(lines.map(told)).toEqual(["M2 M3", "m1 m2 m3", "R2 r3 C1 c2 c3", "r3 C2 C3", "M2 M3"]);
    const { legalDue } = await row(delivered);
    expect(lines.map(({ next }) => next)).toEqual([
      { move: "present", by: null, late: false },
      { move: "signForm", by: null, late: false },
      { move: "deliver", by: null, late: false },
      { move: "returnReceipts", by: legalDue, late: false },
      { move: "present", by: life.today, late: false },
    ]);
    expect(totals).toEqual({
      cases: 5,
      sheets: 15,
      by: [
        { document: "REQUEST_FORM", count: 7 },
        { document: "REGISTRATION_FORM", count: 3 },
        { document: "DELIVERY_RECEIPT", count: 5 },
      ],
    });
  });

  test("by document, by state, by chamber, and with ended cases too", async () => {
    expect((await ask("document=DELIVERY_RECEIPT")).lines.map(told)).toEqual(["C1 c2 c3", "C2 C3"]);
    expect((await ask("state=COLLECTED")).lines.map(({ id }) => id)).toEqual([collected]);
    expect((await ask("state=CLOSED")).lines).toHaveLength(5);
    const all = await ask("state=any");
    expect(all.totals).toBeNull();
    expect(all.lines.find(({ id }) => id === closed)?.sheets.map(({ code }) => code.slice(11, 13))).toEqual(["R3"]);
    expect((await ask(`chamber=${life.world.chamberId}`)).lines).toHaveLength(5);
    expect((await ask(`chamber=${life.world.practiceId}`)).lines).toEqual([]);
    expect((await ask(`state=any&chamber=${life.world.practiceId}`)).lines).toEqual([]);
  });

  test("what the chamber has of ours: to be collected, and not ours to report", async () => {
    const { lines } = await ask("place=chamber");
    const made = lines.find(({ id }) => id === produced);
    expect(made?.next).toMatchObject({ move: "collect" });
    expect(told(made)).toBe("m2 m3 r1 R2 R3 C1 C2 C3");
    expect(lines.some(({ sheets }) => sheets.some(({ mine }) => mine))).toBe(false);
    expect((await ask()).lines.every(({ sheets }) => sheets.every(({ mine }) => mine))).toBe(true);
  });

  test("what is missing, since when, who had it, and who may find it", async () => {
    expect((await ask("place=missing")).lines).toEqual([]);
    await must(life.lose(life.officer, delivered, "C3-1"));
    await must(life.lose(life.clerk, closed, "C2-1"));
    const { lines, totals } = await ask("place=missing");
    expect(totals).toMatchObject({ cases: 2, sheets: 2 });
    expect(lines.map(({ id, sheets }) => [id, sheets.map(({ mine, gone }) => ({ mine, ...gone }))])).toEqual([
      [delivered, [{ mine: true, since: life.today, before: "IR" }]],
      [closed, [{ mine: false, since: life.today, before: "CHAMBER" }]],
    ]);
    expect((await ask()).lines.find(({ id }) => id === delivered)?.sheets).toHaveLength(2);
    const sheets = lines[0]?.sheets.map(({ code }) => code) ?? [];
    await must(reportFound(life.officer, { sheets, day: life.today, reason: "turned-up" }));
  });

  test("a late return says so, with the day that has passed", async () => {
    const { clock } = life.world;
    const { legalDue } = await row(delivered);
    if (legalDue === null) throw new Error("no term");
    clock.set(new Date(`${addDays(legalDue, 1)}T09:00:00Z`));
    const line = (await ask()).lines.find(({ id }) => id === delivered);
    expect(line?.next).toEqual({ move: "returnReceipts", by: legalDue, late: true });
    clock.set(new Date("2026-03-16T13:00:00Z"));
  });

  test("what was ticked: sheets of one's own that are there, the rest is counted", async () => {
    const code = async (caseId: string, sheet: string) => `${(await row(caseId)).code}-${sheet}`;
    const ticked = [
      await code(signed, "M2-1"),
      await code(signed, "M3-1"),
      await code(collected, "C1-1"),
      await code(produced, "C1-1"),
      await code(closed, "C2-1"),
      "ABCDEFGHJK-M1-1",
      "nonsense",
    ];
    const { lines, others } = await tickedSheets(life.officer, scopeOf(life.officer.actor), ticked);
    expect(lines.map(({ caseId, signed: is, sheets }) => [caseId, is, sheets.length])).toEqual([
      [signed, true, 2],
      [collected, false, 1],
    ]);
    expect(others).toBe(4);
    const stranger = (await life.world.anotherPractice()).ctx();
    expect(await tickedSheets(stranger, scopeOf(stranger.actor), ticked)).toMatchObject({ lines: [], others: 7 });
    expect((await ask("state=any", stranger)).lines).toEqual([]);
  });

  test("a chamber that does not record stands among the filters", async () => {
    expect((await ask()).chambers).toHaveLength(1);
    await must(
      declareMandate(life.officer, {
        chamber: { name: "Camera della Valdora", officeName: "Sportello", officeAddress: "Piazza 4", city: "Valdora" },
        ruleset: "valdora-2024",
        rulesetFrom: addDays(life.today, -500),
        number: "VD-9",
        kind: "LEGAL",
        validFrom: addDays(life.today, -60),
        validTo: addDays(life.today, 600),
      }),
    );
    expect((await ask()).chambers.map(({ city }) => city)).toEqual(["Torino", "Valdora"]);
  });
});

describe("of a practice with years behind it", () => {
  const ENDED = 4000;
  const OPEN = 120;
  let ctx: Context;
  let practiceId: string;

  beforeAll(async () => {
    const other = await life.world.anotherPractice();
    ctx = other.ctx();
    practiceId = other.practiceId;
    await manyCases(database.superuser(), { ...other, chamberId: life.world.chamberId }, ENDED, OPEN);
  }, 60_000);

  test("a page after the other, forwards and back, shows every case once", async () => {
    for (const address of ["", "state=any", "place=chamber&state=any", "document=REGISTRATION_FORM&state=any"]) {
      const seen: string[] = [];
      let page = await ask(address, ctx);
      let last = page;
      expect(page.previous).toBeNull();
      for (let pages = 1; pages <= 3; pages += 1) {
        seen.push(...page.lines.map(({ id }) => id));
        last = page;
        if (page.next === null) break;
        page = await ask(`${address}&after=${page.next}`, ctx);
      }
      expect([address, seen]).toEqual([address, [...new Set(seen)].sort()]);
      expect(seen.length).toBeGreaterThan(100);
      if (last.previous === null) throw new Error("the last page has one before it");
      const back = await ask(`${address}&before=${last.previous}`, ctx);
      const at = seen.indexOf(last.lines[0]?.id ?? "");
      expect(back.lines.map(({ id }) => id)).toEqual(seen.slice(at - 50, at));
    }
  });

  test("its cost follows what is open, or the page: never what was ever recorded", async () => {
    const page = { after: null, before: null, limit: 51 };
    const filter = { document: null, chamberId: null };
    const held = (holder: "IR" | "CHAMBER" | "MISSING", state: "open" | "any") => ({ ...filter, holder, state });
    const costs = {
      drawer: await tuplesRead((tx) => heldPage(tx, practiceId, held("IR", "open"), page)),
      counts: await tuplesRead((tx) => heldCounts(tx, practiceId, held("IR", "open"))),
      chamber: await tuplesRead((tx) => heldPage(tx, practiceId, held("CHAMBER", "open"), page)),
      all: await tuplesRead((tx) => heldPage(tx, practiceId, held("IR", "any"), page)),
      missing: await tuplesRead((tx) => heldPage(tx, practiceId, held("MISSING", "any"), page)),
    };
    const few = Object.entries(costs).filter(([, tuples]) => tuples < 20 * OPEN);
    expect(costs).toEqual(Object.fromEntries(few));
    // Control: the measure sees a walk over everything.
    const every = await look(
      ctx,
      scopeOf(ctx.actor),
      async (tx) => (await heldPage(tx, practiceId, held("IR", "any"), { ...page, limit: 9000 })).length,
    );
    expect(every).toBe(ENDED + OPEN);
    const walked = await tuplesRead((tx) => heldPage(tx, practiceId, held("IR", "any"), { ...page, limit: 9000 }));
    expect(walked).toBeGreaterThan(ENDED);
  });

  /** Rows and index entries that the transaction has read of the two tables. */
  function tuplesRead(work: (tx: Tx) => Promise<unknown>): Promise<number> {
    return look(ctx, scopeOf(ctx.actor), async (tx) => {
      const before = await read(tx);
      await work(tx);
      return (await read(tx)) - before;
    });
  }

  async function read(tx: Tx): Promise<number> {
    const [row] = (await tx.execute(`
      select sum(pg_stat_get_xact_tuples_returned(c.oid) + pg_stat_get_xact_tuples_fetched(c.oid))::int as tuples
      from pg_class c left join pg_index i on i.indexrelid = c.oid
      where coalesce(i.indrelid, c.oid) in ('cases'::regclass, 'document_copies'::regclass) and c.relkind in ('r', 'i')`)) as unknown as [
      { tuples: number },
    ];
    return row.tuples;
  }
});

/** Rows of cases as the years leave them: closed ones with a registration form in the archive, some under way. */
async function manyCases(
  sql: postgres.Sql,
  of: { practiceId: string; mandateId: string; chamberId: string },
  ended: number,
  open: number,
): Promise<void> {
  const clientId = "01900000-0000-7000-8000-000000000001";
  await sql`
    insert into clients (practice_id, id, applicant, codice_fiscale, name_key, created_at)
    values (${of.practiceId}, ${clientId}, ${sql.json({ surname: "Prova", name: "Pia" })}, 'PRVPIA80A41L219X', 'prova pia', now())`;
  await sql`
    insert into cases (practice_id, id, code, year, number, chamber_id, mandate_id, client_id, state, request_type, device_type,
      applicant, codice_fiscale, name_key, opened_on, form_version, legal_due, delivered_on, updated_at)
    select ${of.practiceId}, ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
      translate(lpad(n::text, 10, '0'), 'ilou', 'abcd'), 2026, n, ${of.chamberId}, ${of.mandateId}, ${clientId},
      case when n % ${Math.round((ended + open) / open)} = 0 then 'DELIVERED' else 'CLOSED' end, 'NEW', 'USB_TOKEN',
      ${sql.json({ surname: "Prova", name: "Pia" })}, 'PRVPIA80A41L219X', 'prova pia', '2026-01-02', 1, '2026-03-20', '2026-03-05', now()
    from generate_series(1, ${ended + open}) n`;
  await sql`
    insert into document_copies (practice_id, id, case_id, document_type, version, copy_no, holder, signed_by, signed_on, moved_on)
    select c.practice_id, gen_random_uuid(), c.id, d.type, 1, n, case
        when d.type = 'REQUEST_FORM' then case n when 1 then 'APPLICANT' else 'CHAMBER' end
        when d.type = 'REGISTRATION_FORM' then case n when 1 then 'CHAMBER' when 2 then 'APPLICANT' else 'IR' end
        when n = 1 then 'APPLICANT'
        when c.state = 'CLOSED' then 'CHAMBER' else 'IR' end,
      '{APPLICANT,OFFICER}', '2026-01-05', '2026-01-05'
    from cases c, unnest(array['REQUEST_FORM', 'REGISTRATION_FORM', 'DELIVERY_RECEIPT']) d(type), generate_series(1, 3) n
    where c.practice_id = ${of.practiceId}`;
  await sql`vacuum analyze cases`;
  await sql`vacuum analyze document_copies`;
}
