import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { recordCaseRead } from "~/audit/read-case.server";
import { caseNumber } from "~/cases/case-number";
import { impressionOf } from "~/paperwork/case-papers.server";
import { copyLabels } from "~/paperwork/copy-labels";
import { courtesyTranslation } from "~/paperwork/courtesy.server";
import { type DevicePaperFacts, deliveryReceiptContent, registrationFormContent } from "~/paperwork/device-papers";
import { editionOn } from "~/paperwork/edition-in-force.server";
import { print } from "~/paperwork/press.server";
import { sheetCode } from "~/paperwork/sheet-code";
import type { CopyLabels, Edition } from "~/paperwork/texts";
import { notFound } from "~/platform/errors";
import { rulesetOn } from "~/rulesets/catalog";
import type { Ruleset } from "~/rulesets/ruleset";
import { type CaseRow, type DeviceRow, deviceOf, findCase, latestForm } from "~db/queries/cases";
import { periodsOf } from "~db/queries/mandates";

export type DevicePaper = { name: string; pdf: Uint8Array };

/** The three registration forms of a device, to be signed by whoever collects it (R46); 404 where the chamber's own system prints them. */
export async function registrationForms(ctx: Context, caseId: string): Promise<DevicePaper> {
  const { row, rules, edition, facts, producedOn } = await factsOf(ctx, caseId);
  if (rules.registrationForm.printedBy === "CHAMBER_SYSTEM") return notFound();
  const requestFormCode = sheetCode({
    caseCode: row.code,
    document: "REQUEST_FORM",
    copyNo: 2,
    version: row.formVersion,
  });
  const content = registrationFormContent({ ...facts, requestFormCode, producedOn });
  const labels = copyLabels("registrationForm", edition, rules);
  const paper = impressionOf({ document: "REGISTRATION_FORM", content, edition, printing: printing(row, labels) });
  return { name: `${row.code}-R.pdf`, pdf: await print(paper) };
}

/** The three receipts that the holder signs at the delivery (R47). */
export async function deliveryReceipts(ctx: Context, caseId: string): Promise<DevicePaper> {
  const { row, rules, edition, facts } = await factsOf(ctx, caseId);
  const content = deliveryReceiptContent(facts);
  const labels = copyLabels("deliveryReceipt", edition, rules);
  const paper = impressionOf({ document: "DELIVERY_RECEIPT", content, edition, printing: printing(row, labels) });
  return { name: `${row.code}-C.pdf`, pdf: await print(paper) };
}

/** What the receipts say, in English, for the holder: a courtesy, not a document. */
export async function receiptTranslation(ctx: Context, caseId: string): Promise<DevicePaper> {
  const { row, edition, facts } = await factsOf(ctx, caseId);
  const content = deliveryReceiptContent(facts);
  const of = { content, edition, caseNumber: caseNumber(row), version: 1 };
  return {
    name: `${row.code}-C-en.pdf`,
    pdf: await print(courtesyTranslation({ document: "DELIVERY_RECEIPT", ...of })),
  };
}

type Facts = {
  row: CaseRow;
  rules: Ruleset;
  edition: Edition;
  facts: DevicePaperFacts;
  producedOn: DeviceRow["producedOn"];
};

function factsOf(ctx: Context, caseId: string): Promise<Facts> {
  const scope = authorize(ctx.actor, "forms.read");
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const key = { practiceId: row.practiceId, caseId: row.id };
    const device = (await deviceOf(tx, key)) ?? notFound();
    const form = (await latestForm(tx, key)) ?? notFound();
    const rules = rulesetOn(await periodsOf(tx, row.chamberId), device.producedOn);
    await recordCaseRead(tx, ctx, row, "device-papers");
    const edition = await editionOn(tx, row.chamberId, rules, device.producedOn);
    const of = { request: form.content, rules, formVersion: edition.code };
    const facts = { ...of, officerName: null, device: printed(row, device) };
    return { row, rules, edition, facts, producedOn: device.producedOn };
  });
}

function printed(row: CaseRow, device: DeviceRow): DevicePaperFacts["device"] {
  return {
    type: row.deviceType,
    serial: device.serial,
    authentication: {
      serial: device.authenticationSerial,
      notBefore: device.authenticationNotBefore,
      notAfter: device.authenticationNotAfter,
    },
    signature: {
      serial: device.signatureSerial,
      notBefore: device.signatureNotBefore,
      notAfter: device.signatureNotAfter,
    },
  };
}

/** Registration forms and receipts are printed once, at the production. */
function printing(row: CaseRow, labels: CopyLabels) {
  return { caseCode: row.code, caseNumber: caseNumber(row), version: 1, labels };
}
