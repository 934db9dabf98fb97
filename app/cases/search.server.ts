import { look } from "~/access/act.server";
import { type Context, chamberOf, practiceOf, type Scope, today } from "~/access/context";
import { can } from "~/access/policy";
import { clientList, type ListedClient } from "~/clients/client-list.server";
import { maskCodiceFiscale } from "~/clients/mask";
import { normaliseSerial } from "~/devices/device";
import type { Day } from "~/terms/day";
import type { Tone } from "~/ui/tone";
import { findBatchByCode } from "~db/queries/batches";
import { type CaseLine, caseOfEnvelope, casePage } from "~db/queries/case-lists";
import { findCaseByCode } from "~db/queries/cases";
import { practicesOf } from "~db/queries/chamber/mandates";
import { findDeviceBySerial } from "~db/queries/devices";
import type { Tx } from "~db/scope";
import { fold } from "./applicant";
import { caseTone } from "./case-badge";
import { caseNumber } from "./case-number";
import { possibleCode, type Sought, soughtBy } from "./case-search";
import type { CaseState } from "./lifecycle";

const ROWS = 10;

export type FoundCase = { id: string; number: string; person: string; code: string; state: CaseState; tone: Tone };
export type FoundPractice = { id: string; name: string; href: string };

/** A page of its own when what was typed can only be one thing, otherwise lists. */
export type Found = { to: string } | FoundLists;
export type FoundLists = {
  to: null;
  cases: FoundCase[];
  moreCases: boolean;
  clients: ListedClient[];
  moreClients: boolean;
  practices: FoundPractice[];
};

const NOTHING: FoundLists = { to: null, cases: [], moreCases: false, clients: [], moreClients: false, practices: [] };

/** Whatever a person typed or a scanner read, inside what the person may see. */
export async function search(ctx: Context, scope: Scope, text: string): Promise<Found> {
  const typed = text.trim().slice(0, 80);
  if (typed === "") return NOTHING;
  const sought = soughtBy(typed, Number(today(ctx).slice(0, 4)));
  const exact = await look(ctx, scope, (tx) => exactly(tx, ctx, scope, typed, sought));
  if (exact !== null) return { to: exact };
  return ctx.actor.desk.kind === "PRACTICE" ? inPractice(ctx, scope, typed, sought) : inChamber(ctx, scope, typed);
}

/** By a code that is printed on something, or a serial number: at most one thing bears it. */
async function exactly(
  tx: Tx,
  ctx: Context,
  scope: Scope,
  typed: string,
  sought: Sought | null,
): Promise<string | null> {
  const inStudio = ctx.actor.desk.kind === "PRACTICE";
  const code = sought?.by === "code" ? sought.code : possibleCode(typed);
  if (code !== null) {
    const found = await findCaseByCode(tx, scope, code);
    if (found) return `/cases/${found.id}`;
    const slip = await findBatchByCode(tx, scope, code);
    if (slip && inStudio) return `/batches/${slip.id}`;
    if (slip && can(ctx.actor.roles, "desk.counter")) return `/counter/slips/${slip.id}`;
  }
  const serial = normaliseSerial(typed);
  const device = serial.length < 8 ? null : await findDeviceBySerial(tx, scope, serial);
  if (device) return `/cases/${device.caseId}`;
  const holder = inStudio && /\d/.test(typed) ? await caseOfEnvelope(tx, practiceOf(ctx), typed.toUpperCase()) : null;
  return holder === null ? null : `/cases/${holder}`;
}

async function inPractice(
  ctx: Context,
  scope: Scope,
  typed: string,
  sought: Sought | null,
  again = true,
): Promise<Found> {
  if (sought === null) return NOTHING;
  const [cases, clients] = [
    await casesOf(ctx, scope, sought),
    await clientList(ctx, scope, { text: typed, after: null }, ROWS),
  ];
  const turned = again && cases.rows.length + clients.rows.length === 0 ? surnameFirst(sought) : null;
  if (turned !== null) return inPractice(ctx, scope, turned, { by: "name", prefix: turned }, false);
  const [only] = cases.rows;
  if (sought.by === "number" && only !== undefined && cases.rows.length === 1) return { to: `/cases/${only.id}` };
  const on = today(ctx);
  return {
    to: null,
    cases: cases.rows.map((line) => told(line, on)),
    moreCases: cases.next !== null,
    clients: clients.rows,
    moreClients: clients.next !== null,
    practices: [],
  };
}

const casesOf = (ctx: Context, scope: Scope, sought: Sought) =>
  look(ctx, scope, (tx) =>
    casePage(tx, practiceOf(ctx), { states: null, officerId: null, sought }, { after: null, limit: ROWS }),
  );

/** «Paolo Bertone» is kept as «bertone paolo»: the last word in front. */
function surnameFirst(sought: Sought): string | null {
  const words = sought.by === "name" ? sought.prefix.split(" ") : [];
  const last = words.at(-1);
  return words.length < 2 || last === undefined ? null : [last, ...words.slice(0, -1)].join(" ");
}

function told(line: CaseLine, on: Day): FoundCase {
  return {
    id: line.id,
    number: caseNumber(line),
    person: `${line.surname} ${line.name}`,
    code: maskCodiceFiscale(line.codiceFiscale),
    state: line.state,
    tone: caseTone(line, on),
  };
}

/** A chamber looks practices up by name: the people belong to the practices. */
async function inChamber(ctx: Context, scope: Scope, typed: string): Promise<Found> {
  const wanted = fold(typed);
  const known = await look(ctx, scope, (tx) => practicesOf(tx, chamberOf(ctx)));
  const practices = known
    .filter(({ name }) => ` ${fold(name)}`.includes(` ${wanted}`))
    .slice(0, ROWS)
    .map(({ id, name }) => ({ id, name, href: `/chamber/mandates?q=${encodeURIComponent(name)}` }));
  return { ...NOTHING, practices };
}
