import { look } from "~/access/act.server";
import { authorize, type Context, type Scope, today } from "~/access/context";
import { recordCaseRead } from "~/audit/read-case.server";
import { caseNumber } from "~/cases/case-number";
import { formContent } from "~/cases/form-content.server";
import { reprintsOf } from "~/cases/reprints.server";
import { openFile } from "~/cases/step.server";
import { type CasePaper, impressionOf, withSharedEditions } from "~/paperwork/case-papers.server";
import { copyLabels } from "~/paperwork/copy-labels";
import { courtesyTranslation } from "~/paperwork/courtesy.server";
import type { CopyNo } from "~/paperwork/custody";
import { type DevicePaperFacts, deliveryReceiptContent, registrationFormContent } from "~/paperwork/device-papers";
import { editionOn } from "~/paperwork/edition-in-force.server";
import { type PrintOrder, print } from "~/paperwork/press.server";
import type { PrintJob } from "~/paperwork/print-job.server";
import type { RequestFormContent } from "~/paperwork/request-form";
import { sheetCode } from "~/paperwork/sheet-code";
import { shortAddress } from "~/paperwork/short-address";
import type { CopyLabels } from "~/paperwork/texts";
import { notFound } from "~/platform/errors";
import { rulesetOn } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import { findBatch, linesOf } from "~db/queries/batches";
import { type CaseRow, type DeviceRow, deviceOf, findCase, latestForm } from "~db/queries/cases";
import { madeOn } from "~db/queries/chamber/day";
import { periodsOf } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { counterDesk } from "./counter-desk.server";

export type DevicePaper = { name: string; pdf: Uint8Array };
/** The documents that are printed with a device. */
export type DeviceDocument = "REGISTRATION_FORM" | "DELIVERY_RECEIPT";

/**
 * The three registration forms of a device, to be signed by whoever collects it (R46), or its three receipts, which the
 * holder signs at the delivery (R47). 404 where the chamber's own system prints them. `copies`: only these.
 */
export async function devicePaper(
  ctx: Context,
  caseId: string,
  document: DeviceDocument,
  copies: readonly CopyNo[],
): Promise<DevicePaper> {
  const paper = await paperOfCase(ctx, caseId, document);
  const printing = copies.length === 0 ? paper.printing : { ...paper.printing, copies };
  const letter = document === "REGISTRATION_FORM" ? "R" : "C";
  return { name: `${printing.caseCode}-${letter}.pdf`, pdf: await print(impressionOf({ ...paper, printing })) };
}

/** What the receipts say, in English, for the holder: a courtesy, not a document. */
export async function receiptTranslation(ctx: Context, caseId: string): Promise<DevicePaper> {
  const paper = await paperOfCase(ctx, caseId, "DELIVERY_RECEIPT");
  const { caseCode, caseNumber, version } = paper.printing;
  const translation = courtesyTranslation({ ...paper, caseNumber, version });
  return { name: `${caseCode}-C-en.pdf`, pdf: await print(translation) };
}

function paperOfCase<D extends DeviceDocument>(ctx: Context, caseId: string, document: D) {
  type Paper = Extract<CasePaper, { document: D }>;
  const scope = authorize(ctx.actor, "forms.read");
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const papers = (await papersOf(tx, ctx, scope, row)) ?? notFound();
    return papers.find((one): one is Paper => one.document === document) ?? notFound();
  });
}

/** The sheets of all the devices of a slip that are made, in the slip's order, for one file. */
export function papersOfSlip(ctx: Context, batchId: string, order: PrintOrder): Promise<PrintJob> {
  const scope = authorize(ctx.actor, "forms.read");
  return look(ctx, scope, async (tx) => {
    const slip = (await findBatch(tx, scope, batchId)) ?? notFound();
    const caseIds = (await linesOf(tx, slip)).map(({ caseId }) => caseId);
    return papersJob(tx, ctx, scope, caseIds, order);
  });
}

/** The sheets of all the devices made at this counter today. */
export function papersOfToday(ctx: Context, order: PrintOrder): Promise<PrintJob> {
  const scope = authorize(ctx.actor, "forms.read");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const made = await madeOn(tx, chamberId, today(ctx), FILE_LIMIT);
    return papersJob(
      tx,
      ctx,
      scope,
      made.map(({ id }) => id),
      order,
    );
  });
}

/** A file may hold the sheets of so many devices. */
export const FILE_LIMIT = 500;

async function papersJob(
  tx: Tx,
  ctx: Context,
  scope: Scope,
  caseIds: readonly string[],
  order: PrintOrder,
): Promise<PrintJob> {
  const papers: CasePaper[] = [];
  for (const caseId of caseIds) {
    const row = await findCase(tx, scope, caseId);
    if (row) papers.push(...((await papersOf(tx, ctx, scope, row)) ?? []));
  }
  if (papers.length === 0) return notFound();
  return {
    title: "Moduli di registrazione e ricevute di consegna",
    subject: ctx.actor.desk.name,
    order,
    papers: withSharedEditions(papers),
  };
}

/** What is printed for a case's device, or null while there is none. That the chamber opened it is recorded. */
async function papersOf(tx: Tx, ctx: Context, scope: Scope, row: CaseRow): Promise<CasePaper[] | null> {
  const key = { practiceId: row.practiceId, caseId: row.id };
  const device = await deviceOf(tx, key);
  const data = device && printed(row, device);
  const request = await requestOf(tx, ctx, row);
  if (!device || !data || !request || row.erasedOn !== null) return null;
  const rules = rulesetOn(await periodsOf(tx, row.chamberId), device.producedOn);
  await recordCaseRead(tx, ctx, row, "device-papers");
  const edition = await editionOn(tx, row.chamberId, rules, device.producedOn);
  const of = { request, rules, formVersion: edition.code };
  const facts = { ...of, officerName: null, device: data };
  const printing = async (document: DeviceDocument, labels: CopyLabels) => ({
    caseCode: row.code,
    caseNumber: caseNumber(row),
    // Registration forms and receipts are made once, at the production; what is printed again are the same sheets.
    version: 1,
    address: shortAddress(ctx.platform.env.origin, row.code),
    labels,
    reprints: await reprintsOf(
      tx,
      scope,
      row,
      (item) => item.act === "case.devicePapersReprinted" && item.facts.document === document,
    ),
  });
  const receipt = deliveryReceiptContent(facts);
  const receipts: CasePaper = {
    document: "DELIVERY_RECEIPT",
    content: receipt,
    edition,
    printing: await printing("DELIVERY_RECEIPT", copyLabels("deliveryReceipt", edition, rules)),
  };
  if (rules.registrationForm.printedBy === "CHAMBER_SYSTEM") return [receipts];
  const content = registrationFormContent({
    ...facts,
    requestFormCode: sheetCode({
      caseCode: row.code,
      document: "REQUEST_FORM",
      copyNo: 2,
      version: row.formVersion,
    }),
    producedOn: device.producedOn,
  });
  const forms: CasePaper = {
    document: "REGISTRATION_FORM",
    content,
    edition,
    printing: await printing("REGISTRATION_FORM", copyLabels("registrationForm", edition, rules)),
  };
  return [forms, receipts];
}

/** What the request said: as it was printed, or where it was signed on paper (a case taken over) as its data say. */
async function requestOf(tx: Tx, ctx: Context, row: CaseRow): Promise<RequestFormContent | null> {
  const form = await latestForm(tx, { practiceId: row.practiceId, caseId: row.id });
  if (form !== null || row.takenOverOn === null || row.signedOn === null) return form?.content ?? null;
  const file = await openFile(tx, ctx, row, row.signedOn);
  const edition = await editionOn(tx, row.chamberId, file.ruleset, row.signedOn);
  return formContent(tx, file, edition.code);
}

/** Null where the papers of a case taken over do not say all of its certificates: then its sheets stay as they are. */
function printed(row: CaseRow, device: DeviceRow): DevicePaperFacts["device"] | null {
  const authentication = certificateOf(
    device.authenticationSerial,
    device.authenticationNotBefore,
    device.authenticationNotAfter,
  );
  const signature = certificateOf(device.signatureSerial, device.signatureNotBefore, device.signatureNotAfter);
  if (authentication === null || signature === null) return null;
  return { type: row.deviceType, serial: device.serial, authentication, signature };
}

const certificateOf = (serial: string | null, notBefore: Day | null, notAfter: Day | null) =>
  serial === null || notBefore === null || notAfter === null ? null : { serial, notBefore, notAfter };
