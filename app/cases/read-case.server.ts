import { look } from "~/access/act.server";
import { type ActorName, actorNames } from "~/access/actor-names.server";
import { authorize, type Context, type Scope, today } from "~/access/context";
import { can } from "~/access/policy";
import { recordCaseRead } from "~/audit/read-case.server";
import { slipNumber } from "~/batches/slip-number";
import { COPY_KINDS, OPTIONAL_COPY_KINDS } from "~/identity-documents/copy-kinds";
import { proofRefusal } from "~/identity-documents/document-rules";
import { hasCopies, requiredCopies } from "~/identity-documents/required-copies";
import { type Office, officeOf } from "~/mandates/offices.server";
import { deskToFind, type MissingSheet, mayReport, missingSheetsOf } from "~/paperwork/case-sheets.server";
import { type Balance, balance, type CopyRef, type DocumentCopy, type DocumentType, isSame } from "~/paperwork/custody";
import { outNow } from "~/paperwork/next-move";
import { type ToldMovement, told } from "~/paperwork/told-movements";
import { notFound } from "~/platform/errors";
import { rulesetByCode } from "~/rulesets/catalog";
import { type Ruleset, receiptTermRule } from "~/rulesets/ruleset";
import { type SheetScans, sheetScansOf } from "~/scans/read-sheet.server";
import type { Day } from "~/terms/day";
import { openingsOn, type ShutReason, whyShut } from "~/terms/office-calendar";
import {
  actionDate,
  explainLegalDue,
  type StartEvent,
  type TermExplanation,
  type TermRule,
} from "~/terms/receipt-term";
import { type BatchRow, findBatch } from "~db/queries/batches";
import {
  type CaseRow,
  copiesOf,
  type DeviceRow,
  deviceOf,
  findCase,
  type IdentityCopyRow,
  identityCopiesOf,
  latestForm,
  notesOf,
  type PrintedForm,
} from "~db/queries/cases";
import { type EnvelopeRow, findEnvelope } from "~db/queries/envelopes";
import { findMandate } from "~db/queries/mandates";
import { readTimeline } from "~db/queries/register";
import { movementsOf } from "~db/queries/sheets";
import type { Tx } from "~db/scope";
import { remedyOf, viewerOf } from "./at-hand.server";
import { caseNumber } from "./case-number";
import { termStart } from "./deliver.server";
import { DOCUMENT_STATES, EDITABLE_STATES } from "./edit-case.server";
import { formContentHash } from "./form-content.server";
import type { CaseState } from "./lifecycle";
import { type CaseAtHand, type NextAct, nextAct, type OtherAct, otherActs } from "./next-act";
import { type Rejection, rejectionOf } from "./rejection";
import { type TimelineItem, timelineOf } from "./timeline";

/** One term with the days that led to it and the last useful one. */
export type CaseTerm = {
  explanation: TermExplanation;
  startEvent: StartEvent;
  rule: TermRule;
  ruleset: string;
  legalDue: Day;
  action: Day | null;
  shut: ShutReason | null;
  closesAt: string | null;
};

export type CustodySheet = Pick<DocumentCopy, "holder" | "signedBy" | "signedOn" | "movedOn"> & { out: boolean };
/** One document of the table; `copies` is null while it has not been printed. */
export type CustodyRow = { document: DocumentType; version: number | null; copies: CustodySheet[] | null };

export type CasePage = {
  id: string;
  number: string;
  code: string;
  state: CaseState;
  today: Day;
  /** Whoever looks sits at a practice. */
  inStudio: boolean;
  row: CaseRow;
  practiceName: string;
  chamber: { name: string; officeName: string };
  envelope: Pick<EnvelopeRow, "serial" | "scratchLayer" | "state"> | null;
  device: DeviceRow | null;
  slip: { id: string; number: string; state: BatchRow["state"] } | null;
  rejection: Rejection | null;
  term: CaseTerm | null;
  next: NextAct | null;
  otherActs: OtherAct[];
  /** Data that this person may still correct. */
  edits: { person: boolean; documents: boolean; reprint: boolean };
  /** Which signed sheets have a scan, and which have not. */
  sheetScans: SheetScans[];
  /** Whoever looks may take scans in and correct where they are filed. */
  filesScans: boolean;
  custody: {
    rows: CustodyRow[];
    /** Versions of which no sheet counts any more. */
    voided: CustodyRow[];
    movements: ToldMovement[];
    event: NonNullable<ReturnType<typeof outNow>>["event"] | null;
    balance: Balance;
    missing: MissingSheet[];
    /** What whoever looks may report. */
    may: { missing: boolean; found: boolean };
  };
  receiptsDue: 1 | 2;
  timeline: { items: TimelineItem[]; names: Map<string, ActorName>; more: boolean };
  copies: Pick<IdentityCopyRow, "id" | "kind" | "takenAt" | "destroyedAt">[];
  form: Pick<PrintedForm, "version" | "printedAt" | "voidedOn"> | null;
  mayReadForm: boolean;
  /** Whoever looks prints the papers of its device. */
  mayPrintDevice: boolean;
  notes: { text: string; at: Date; author: string }[];
  /** Whoever looks only reads: an auditor is asked for nothing. */
  auditing: boolean;
};

const TIMELINE_ROWS = 200;

/** Everything about one case, for whoever may see it: practice, chamber or auditor, each in its own scope. At a chamber's desk the look is recorded. */
export async function readCase(ctx: Context, caseId: string, language: "it" | "en"): Promise<CasePage> {
  const scope = authorize(ctx.actor, "cases.read");
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    await recordCaseRead(tx, ctx, row);
    const parts = await partsOf(tx, scope, row, today(ctx));
    const names = await actorNames(tx, [
      ...parts.timeline.entries.map(({ actor }) => actor),
      ...parts.notes.map(({ author }) => author),
    ]);
    return { ...(await pageOf(tx, ctx, row, parts, language)), ...storyOf(parts, names), auditing: scope.audits };
  });
}

type Parts = Awaited<ReturnType<typeof partsOf>>;

async function partsOf(tx: Tx, scope: Scope, row: CaseRow, on: Day) {
  const key = { practiceId: row.practiceId, caseId: row.id };
  const [sheets, movements, copies, form, device, notes, office, mandate, envelope, slip, timeline] = await Promise.all(
    [
      copiesOf(tx, key),
      movementsOf(tx, key),
      identityCopiesOf(tx, key),
      latestForm(tx, key),
      deviceOf(tx, key),
      notesOf(tx, key),
      officeOf(tx, row.chamberId, on),
      findMandate(tx, row.chamberId, row.mandateId),
      row.envelopeId === null ? null : findEnvelope(tx, scope, row.envelopeId),
      row.batchId === null ? null : findBatch(tx, scope, row.batchId),
      readTimeline(tx, scope, key, { limit: TIMELINE_ROWS }),
    ],
  );
  if (office === null || mandate === null) throw new Error(`case ${row.id} without chamber or mandate`);
  return { sheets, movements, copies, form, device, notes, office, mandate, envelope, slip, timeline };
}

async function pageOf(tx: Tx, ctx: Context, row: CaseRow, parts: Parts, language: "it" | "en") {
  const { office, slip, envelope, device, mandate } = parts;
  const on = today(ctx);
  const hand = await atHandOf(tx, ctx, row, parts);
  const viewer = viewerOf(ctx);
  const may = (act: Parameters<typeof can>[1]) => can(ctx.actor.roles, act);
  return {
    id: row.id,
    number: caseNumber(row),
    code: row.code,
    state: row.state,
    today: on,
    inStudio: ctx.actor.desk.kind === "PRACTICE",
    row,
    practiceName: mandate.practiceName,
    chamber: { name: office.chamber.name, officeName: office.chamber.officeName },
    envelope: envelope && { serial: envelope.serial, scratchLayer: envelope.scratchLayer, state: envelope.state },
    device,
    slip: slip && { id: slip.id, number: slipNumber(slip), state: slip.state },
    rejection: office.rules === null ? null : rejectionOf(row, office.rules, language),
    term: termOf(row, office, on),
    next: nextAct(hand, viewer),
    otherActs: otherActs(hand, viewer),
    edits: {
      person: may("cases.edit") && EDITABLE_STATES.includes(row.state),
      documents: may("cases.edit") && DOCUMENT_STATES.includes(row.state),
      reprint: may("forms.print") && row.state === "ENVELOPE_GIVEN" && hand.form === "printed",
    },
    sheetScans: await sheetScansOf(tx, row, parts.sheets),
    filesScans: may("scans.file"),
    custody: custodyOf(ctx, row, parts, on),
    receiptsDue: office.rules?.receipt.chamberCopies ?? 2,
    form: parts.form,
    mayReadForm: may("forms.read"),
    mayPrintDevice: parts.device !== null && may("counter.queue"),
    copies: inOrder(parts.copies),
  };
}

function storyOf({ timeline, notes }: Parts, names: Map<string, ActorName>) {
  return {
    timeline: { items: timelineOf(timeline.entries), names, more: timeline.next !== null },
    notes: notes.map(({ text, at, author }) => ({ text, at, author: names.get(author)?.name ?? "" })),
  };
}

async function atHandOf(
  tx: Tx,
  ctx: Context,
  row: CaseRow,
  { office, copies, form, slip, mandate, sheets, movements }: Parts,
): Promise<CaseAtHand> {
  const kinds = new Set(copies.map(({ kind }) => kind));
  const document = row.identityDocument;
  const { rules, chamber } = office;
  const missing = rules === null ? [] : missingOf(ctx, row, { office, sheets, movements }, rules, today(ctx));
  const standing = form !== null && form.voidedOn === null ? form : null;
  const printed =
    standing !== null && rules !== null && ctx.actor.desk.kind === "PRACTICE" && row.state === "ENVELOPE_GIVEN";
  const outdated =
    printed &&
    (await formContentHash(tx, { row, chamber, mandate, ruleset: rules }, standing)) !== standing.contentHash;
  return {
    id: row.id,
    practiceId: row.practiceId,
    code: row.code,
    state: row.state,
    counter: chamber.counter,
    documentTyped: document !== null,
    copiesComplete: hasCopies(requiredCopies({ citizenship: row.applicant.citizenship, document }, rules), kinds),
    form: standing === null ? "none" : outdated ? "outdated" : "printed",
    slip: slip && { id: slip.id, state: slip.state },
    accepted: row.acceptedOn !== null,
    remedy: remedyOf(row, office),
    documentValid: rules !== null && proofRefusal(row, today(ctx), rules.idDocs) === null,
    sent: row.sentOn !== null,
    sheetsMissingAt: deskToFind(missing, chamber.counter),
  };
}

function termOf(row: CaseRow, { calendar }: Office, on: Day): CaseTerm | null {
  if (row.legalDue === null || row.termRuleset === null) return null;
  const ruleset = rulesetByCode(row.termRuleset);
  const start = termStart(row, ruleset);
  if (start === null) return null;
  const { legalDue } = row;
  const rule = receiptTermRule(ruleset);
  const action = calendar === null ? legalDue : actionDate({ legalDue, start, today: on, office: calendar });
  return {
    explanation: explainLegalDue(start, rule),
    startEvent: ruleset.receipt.term.startEvent,
    rule,
    ruleset: ruleset.code,
    legalDue,
    action,
    shut: calendar === null ? null : whyShut(calendar, legalDue),
    closesAt: calendar === null || action === null ? null : (openingsOn(calendar, action).at(-1)?.to ?? null),
  };
}

const DOCUMENTS: readonly DocumentType[] = ["REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"];

function missingOf(
  ctx: Context,
  { state }: CaseRow,
  { office, sheets, movements }: Pick<Parts, "office" | "sheets" | "movements">,
  rules: Ruleset,
  on: Day,
): MissingSheet[] {
  return missingSheetsOf(ctx, { state, sheets, movements, counter: office.chamber.counter, rules, on });
}

function custodyOf(ctx: Context, row: CaseRow, parts: Parts, on: Day): CasePage["custody"] {
  const { sheets, movements, office } = parts;
  const { rules } = office;
  const out = rules === null ? null : outNow(sheets, row.state, { day: on, rules });
  const isOut = (sheet: CopyRef) => out?.refs.some((ref) => isSame(ref, sheet)) ?? false;
  const rowOf = (document: DocumentType, version: number): CustodyRow => ({
    document,
    version,
    copies: sheets
      .filter((sheet) => sheet.documentType === document && sheet.version === version)
      .sort((one, other) => one.copyNo - other.copyNo)
      .map((sheet) => ({
        holder: sheet.holder,
        signedBy: sheet.signedBy,
        signedOn: sheet.signedOn,
        movedOn: sheet.movedOn,
        out: isOut(sheet),
      })),
  });
  const versions = (document: DocumentType) =>
    [...new Set(sheets.filter(({ documentType }) => documentType === document).map(({ version }) => version))].sort(
      (a, b) => a - b,
    );
  const rows = DOCUMENTS.flatMap((document) => versions(document).map((version) => rowOf(document, version)));
  const isVoided = ({ copies }: CustodyRow) => copies?.every(({ holder }) => holder === "VOID") ?? false;
  const standing = rows.filter((row) => !isVoided(row));
  const unprinted = DOCUMENTS.filter((document) => !standing.some((row) => row.document === document)).map(
    (document): CustodyRow => ({ document, version: null, copies: null }),
  );
  const missing = rules === null ? [] : missingOf(ctx, row, parts, rules, on);
  const may = mayReport(ctx, sheets, missing, office.chamber.counter);
  return {
    rows: [...standing, ...unprinted].sort((a, b) => DOCUMENTS.indexOf(a.document) - DOCUMENTS.indexOf(b.document)),
    voided: rows.filter(isVoided),
    movements: told(movements),
    event: out?.event ?? null,
    balance: balance(sheets),
    missing,
    may,
  };
}

function inOrder(copies: IdentityCopyRow[]): CasePage["copies"] {
  const order: readonly string[] = [...COPY_KINDS, ...OPTIONAL_COPY_KINDS];
  return copies
    .map(({ id, kind, takenAt, destroyedAt }) => ({ id, kind, takenAt, destroyedAt }))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
