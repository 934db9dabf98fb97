import type postgres from "postgres";
import { newLink } from "~/access/links.server";
import { startSession } from "~/access/sessions.server";
import { addToBatch } from "~/batches/prepare-batch.server";
import type { Applicant } from "~/cases/applicant";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { chooseColumns } from "~/imports/choose-columns.server";
import { guessColumns } from "~/imports/fields";
import { readImport } from "~/imports/read-imports.server";
import { takeFile } from "~/imports/take-file.server";
import { work } from "~/imports/work.server";
import { declareMandate } from "~/mandates/declare-mandate.server";
import { enableOfficer, setClosure } from "~/mandates/mandate-acts.server";
import { draftEdition } from "~/paperwork/edition-acts.server";
import { newId } from "~/platform/ids";
import { holdCase } from "~/retention/hold.server";
import { readScanResult } from "~/scans/read-scans.server";
import { readTaken } from "~/scans/read-taken.server";
import { filePage } from "~/scans/settle-page.server";
import { takeScan } from "~/scans/take-scan.server";
import { addMonths, day } from "~/terms/day";
import { findCase } from "~db/queries/cases";
import { findPerson } from "~db/queries/identity";
import { holdsOf } from "~db/queries/retention";
import { enablements } from "~db/schema";
import { inScope } from "~db/scope";
import { applicantOf } from "~db/seed/people";
import { CaseLife, must } from "../support/case-life";
import { CLIENT_HEADINGS, clientRow, excelFile } from "../support/csv-files";
import type { TestDatabase } from "../support/database";
import { foreignPage } from "../support/scanned-paper";
import { makeWorld, type World } from "../support/world";
import { hireAt } from "./hire";
import { type Product, startProduct } from "./product";

/** Who asks, in the tests of every route. */
export const VIEWERS = [
  "anonymous",
  "disabled",
  "responsabile",
  "addetto",
  "assistente",
  "responsabile of another practice",
  "sportello",
  "dirigente",
  "vigilanza",
] as const;
export type Viewer = (typeof VIEWERS)[number];

/**
 * Two chambers; at the first the practices `one` and `two`, at the second `three`. Each has a word of its own in the
 * names, addresses and serials of its people: seen by somebody who must not, the word tells whose data leaked.
 */
export type House = {
  product: Product;
  sql: postgres.Sql;
  world: World;
  one: Tenant;
  two: Tenant;
  three: Tenant;
  /** A new session's `Cookie` header; empty for who has none. */
  cookieOf(viewer: Viewer): Promise<string>;
  personOf(viewer: Viewer): string;
  stop(): Promise<void>;
};

export type Tenant = {
  life: CaseLife;
  /** The word in everything that its chamber may see too. */
  canary: string;
  /** The word of a person whose case never left the practice. */
  hidden: string;
  /** By the name it has in an address: what the practice has and shows to its chamber, and the chamber's things about it. */
  things: Record<string, string>;
  /** The same, where the practice has kept it to itself. */
  keptBack: Record<string, string>;
  /** What the chamber means by the same names. */
  atChamber: Record<string, string>;
};

export async function openHouse(database: TestDatabase): Promise<House> {
  const sql = database.superuser();
  const world = await makeWorld(database);
  const other = await makeWorld(database);
  const neighbour = await world.anotherPractice();
  const product = await startProduct((env) =>
    // With a mail service, as in production: the page of the local outbox is not there.
    database.platform({ clock: world.clock, env: { ...env, resendApiKey: "re_not_used" }, connections: 8 }),
  );
  const one = await tenant(world, "zqpuno", 1);
  const two = await tenant({ ...world, ...neighbour, practiceCtx: neighbour.ctx }, "zqpdue", 2);
  const three = await tenant(other, "zqptre", 3);

  const people: Record<Exclude<Viewer, "anonymous">, string> = {
    disabled: await hire(world, { practiceDesk: one.life.world.practiceId }, ["responsabile"], "zqpuno"),
    responsabile: await hire(world, { practiceDesk: one.life.world.practiceId }, ["responsabile"], "zqpuno"),
    addetto: await hire(world, { practiceDesk: one.life.world.practiceId }, [], "zqpuno"),
    assistente: await hire(world, { practiceDesk: one.life.world.practiceId }, ["assistente"], "zqpuno"),
    "responsabile of another practice": await hire(
      world,
      { practiceDesk: two.life.world.practiceId },
      ["responsabile"],
      "zqpdue",
    ),
    sportello: await hire(world, { chamberDesk: world.chamberId }, ["sportello"], "zqcalfa"),
    dirigente: await hire(world, { chamberDesk: world.chamberId }, ["dirigente"], "zqcalfa"),
    vigilanza: await hire(world, { chamberDesk: world.chamberId }, ["vigilanza"], "zqcalfa"),
  };
  await enable(world, people.addetto);
  await hire(other, { chamberDesk: other.chamberId }, ["dirigente"], "zqcbeta");
  const disabledCookie = await cookieFor(product, people.disabled);
  await sql`update users set disabled_at = now() where id = ${people.disabled}`;

  return {
    product,
    sql,
    world,
    one,
    two,
    three,
    personOf: (viewer) => (viewer === "anonymous" ? "" : people[viewer]),
    async cookieOf(viewer) {
      if (viewer === "anonymous") return "";
      return viewer === "disabled" ? disabledCookie : cookieFor(product, people[viewer]);
    },
    stop: () => product.stop(),
  };

  async function tenant(at: World, canary: string, step: number): Promise<Tenant> {
    const life = new CaseLife(at, (index) => marked(index * 3 + step, index < 2 ? hiddenWord(canary) : canary));
    await life.stock(10);
    const draft = await life.open();
    await life.copies(draft);
    const keptCase = await life.signed();
    const serial = `12047781${step}0940001`;
    const shown = await life.collected(serial);
    await must(life.deliver(shown, serial));
    // Only now: the slip that is open takes whatever is added.
    const kept = await must(addToBatch(life.officer, { caseIds: [keptCase] }));
    const colleague = await hire(at, { practiceDesk: at.practiceId }, ["assistente"], canary);
    const clerk = await hire(at, { chamberDesk: at.chamberId }, ["sportello"], at === other ? "zqcbeta" : "zqcalfa");
    await sql`update users set name = ${`Olga ${canary}`} where id = ${at.officerId}`;
    const scan = await scannedBy(life, shown);
    const holdId = await heldBy(life, shown);
    const file = await importedBy(life);
    const link = await newLink(at.platform.db, at.platform, "invitation", colleague);
    const ctx = at.chamberCtx(["dirigente"]);
    const closing = { dayFrom: day(`2026-08-1${step}`), dayTo: day("2026-08-21"), reason: "Chiusura estiva" };
    await must(setClosure(ctx, closing));
    const { editionId } = await must(draftEdition(ctx, { ruleset: "torino-2020" }));
    const external = await must(
      declareMandate(life.officer, {
        chamber: { name: `Camera ${canary}`, officeName: "Sportello", officeAddress: "Piazza 1", city: "Valdora" },
        ruleset: "valdora-2024",
        rulesetFrom: day("2024-01-01"),
        ...{ number: `V-${canary}`, kind: "LEGAL" as const, validFrom: day("2026-01-01"), validTo: day("2028-12-31") },
      }),
    );
    await must(
      enableOfficer(life.officer, {
        ...external,
        ...{ userId: at.officerId, name: `Olga ${canary}`, kind: "OFFICER", codiceFiscale: null },
        ...{ validFrom: day("2026-01-01"), validTo: day("2028-12-31") },
      }),
    );
    const [found] = await sql`
      select c.client_id, c.batch_id, c.code, c.year || ':' || c.number as numbers,
        (select code from cases where id = ${draft}) as kept_code,
        (select id from identity_copies where case_id = c.id order by id limit 1) as copy,
        (select id from identity_copies where case_id = ${draft} order by id limit 1) as kept_copy,
        (select client_id from cases where id = ${draft}) as kept_client,
        (select id from envelopes e where e.practice_id = c.practice_id and e.state = 'IN_STOCK' order by id limit 1) as envelope,
        (select id from envelope_issues i where i.for_practice = c.practice_id order by id limit 1) as issue,
        (select id from enablements e where e.for_practice = c.practice_id and e.chamber_id = c.chamber_id order by id limit 1) as enablement,
        (select id from enablements e where e.chamber_id = ${external.chamberId}) as kept_enablement,
        (select id from closures where chamber_id = c.chamber_id and day_from = ${closing.dayFrom}) as closure
      from cases c where c.id = ${shown}`;
    const things = {
      caseId: shown,
      clientId: String(found?.client_id),
      batchId: String(found?.batch_id),
      copyId: String(found?.copy),
      ...scan,
      holdId,
      ...file,
      envelopeId: String(found?.envelope),
      issueId: String(found?.issue),
      mandateId: at.mandateId,
      enablementId: String(found?.kept_enablement),
      closureId: String(found?.closure),
      editionId,
      chamberId: external.chamberId,
      practiceId: at.practiceId,
      officerId: at.officerId,
      userId: colleague,
      code: String(found?.code),
      numbersId: String(found?.numbers),
      token: new URL(link).pathname.split("/").at(-1) ?? "",
      side: "id-front",
    };
    const draftThings = {
      caseId: draft,
      clientId: String(found?.kept_client),
      copyId: String(found?.kept_copy),
      code: String(found?.kept_code),
    };
    return {
      life,
      canary,
      hidden: hiddenWord(canary),
      things,
      keptBack: { ...things, ...draftThings, batchId: kept.batchId },
      atChamber: { userId: clerk, enablementId: String(found?.enablement) },
    };
  }
}

/** A file of one person that waits to be started, and its row. */
async function importedBy(life: CaseLife): Promise<Record<"importId" | "rowId", string>> {
  const owner = life.world.practiceCtx(["responsabile"]);
  const file = excelFile([CLIENT_HEADINGS, clientRow(900)]);
  const { importId } = await must(takeFile(owner, { kind: "CLIENTS", file, defaults: null }));
  await must(chooseColumns(owner, { importId, columns: guessColumns(CLIENT_HEADINGS, "CLIENTS") }));
  await work(owner, importId);
  const { lines } = await readImport(owner, importId, { view: null, after: 0 });
  return { importId, rowId: lines[0]?.id ?? "" };
}

/** One page in the tray, and one filed as the first copy of the case's request form. */
async function scannedBy(life: CaseLife, caseId: string): Promise<Record<"scanId" | "pageId" | "sheetId", string>> {
  const page = await foreignPage();
  const { scanId } = await must(takeScan(life.officer, [page, page]));
  await readTaken(life.officer, scanId);
  const [waits, filed] = (await readScanResult(life.officer, scanId, null)).waiting;
  const code = (await life.read((tx, scope) => findCase(tx, scope, caseId)))?.code;
  const typed = { case: `${code}-M1-1`, document: null, copyNo: null };
  await must(filePage(life.officer, { pageId: filed?.id ?? "", typed }));
  const [sheet] = (await readScanResult(life.officer, scanId, null)).filed;
  return { scanId, pageId: waits?.id ?? "", sheetId: sheet?.sheet?.id ?? "" };
}

/** The practice keeps the case from being destroyed. */
async function heldBy(life: CaseLife, caseId: string): Promise<string> {
  await must(holdCase(life.officer, { caseId, reason: "DISPUTE", reviewOn: addMonths(life.today, 6) }));
  const [hold] = await life.read((tx) => holdsOf(tx, { practiceId: life.world.practiceId, caseId }));
  return hold?.id ?? "";
}

const hiddenWord = (canary: string) => canary.replace("zqp", "zqbozza");

/** A person of the sketches whose surname, address and e-mail bear the word. */
export function marked(index: number, word: string): Applicant {
  const person = applicantOf(index);
  const surname = word.charAt(0).toUpperCase() + word.slice(1);
  const street = `Via ${surname} 1`;
  const email = `${word}.${person.email}`;
  const codiceFiscale = composeCodiceFiscale({ ...person, surname, birthPlaceCode: person.birthPlaceCode ?? "L219" });
  return { ...person, surname, street, email, codiceFiscale };
}

const hire = (
  at: World,
  desk: { practiceDesk: string } | { chamberDesk: string },
  roles: Parameters<typeof hireAt>[2],
  word: string,
) => hireAt(at, desk, roles, `Rita ${word}`);

/** An officer under the world's mandate, from its first day. */
async function enable({ platform, practiceId, chamberId, mandateId }: World, userId: string): Promise<void> {
  const dates = { validFrom: day("2026-01-01"), validTo: day("2028-12-31") };
  const officer = { userId, name: "Olga Addetta", kind: "OFFICER" as const };
  await inScope(platform.db, { practiceId, chamberId, audits: false }, (tx) =>
    tx.insert(enablements).values({ chamberId, forPractice: practiceId, id: newId(), mandateId, ...officer, ...dates }),
  );
}

export async function cookieFor({ platform }: Pick<Product, "platform">, userId: string): Promise<string> {
  const person = await findPerson(platform.db, userId);
  if (person === null) throw new Error("no such person");
  const cookie = await startSession(platform, person, { secondFactor: false });
  return cookie.split(";", 1)[0] ?? "";
}
