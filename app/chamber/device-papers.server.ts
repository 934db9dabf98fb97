import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { recordCaseRead } from "~/audit/read-case.server";
import { caseNumber } from "~/cases/case-number";
import { impressionOf } from "~/paperwork/case-papers.server";
import { type DevicePaperFacts, deliveryReceiptContent, registrationFormContent } from "~/paperwork/device-papers";
import { print } from "~/paperwork/press.server";
import { sheetCode } from "~/paperwork/sheet-code";
import { type CopyLabels, editionOf } from "~/paperwork/texts";
import { notFound } from "~/platform/errors";
import { rulesetOn } from "~/rulesets/catalog";
import type { Ruleset } from "~/rulesets/ruleset";
import { type CaseRow, type DeviceRow, deviceOf, findCase, latestForm } from "~db/queries/cases";
import { periodsOf } from "~db/queries/mandates";

export type DevicePaper = { name: string; pdf: Uint8Array };

/** The three registration forms of a device, to be signed by whoever collects it (R46); 404 where the chamber's own system prints them. */
export async function registrationForms(ctx: Context, caseId: string): Promise<DevicePaper> {
  const { row, rules, facts, producedOn } = await factsOf(ctx, caseId);
  const { printedBy, copyLabels } = rules.registrationForm;
  if (printedBy === "CHAMBER_SYSTEM") return notFound();
  const requestFormCode = sheetCode({
    caseCode: row.code,
    document: "REQUEST_FORM",
    copyNo: 2,
    version: row.formVersion,
  });
  const content = registrationFormContent({ ...facts, requestFormCode, producedOn });
  const edition = editionOf(content.formVersion);
  const paper = impressionOf({ document: "REGISTRATION_FORM", content, edition, printing: printing(row, copyLabels) });
  return { name: `${row.code}-R.pdf`, pdf: await print(paper) };
}

/** The three receipts that the holder signs at the delivery (R47). */
export async function deliveryReceipts(ctx: Context, caseId: string): Promise<DevicePaper> {
  const { row, rules, facts } = await factsOf(ctx, caseId);
  const content = deliveryReceiptContent(facts);
  const edition = editionOf(content.formVersion);
  const labels = rules.receipt.copyLabels;
  const paper = impressionOf({ document: "DELIVERY_RECEIPT", content, edition, printing: printing(row, labels) });
  return { name: `${row.code}-C.pdf`, pdf: await print(paper) };
}

type Facts = { row: CaseRow; rules: Ruleset; facts: DevicePaperFacts; producedOn: DeviceRow["producedOn"] };

function factsOf(ctx: Context, caseId: string): Promise<Facts> {
  const scope = authorize(ctx.actor, "forms.read");
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const key = { practiceId: row.practiceId, caseId: row.id };
    const device = (await deviceOf(tx, key)) ?? notFound();
    const form = (await latestForm(tx, key)) ?? notFound();
    const rules = rulesetOn(await periodsOf(tx, row.chamberId), device.producedOn);
    await recordCaseRead(tx, ctx, row, "device-papers");
    const facts = { request: form.content, rules, officerName: null, device: printed(row, device) };
    return { row, rules, facts, producedOn: device.producedOn };
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
function printing(row: CaseRow, labels: Ruleset["receipt"]["copyLabels"]) {
  const copyLabels = labels.map(({ it }) => it) as CopyLabels;
  return { caseCode: row.code, caseNumber: caseNumber(row), version: 1, labels: copyLabels };
}
