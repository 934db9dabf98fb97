import { describe, expect, test } from "vitest";
import { rulesetByCode, rulesetCodes } from "~/rulesets/catalog";
import { torino2020 } from "~/rulesets/data/torino-2020";
import { torino2020Covid } from "~/rulesets/data/torino-2020-covid";
import { valdora2024 } from "~/rulesets/data/valdora-2024";
import { officeCalendar, type Ruleset, receiptTermRule, refusalCodeOf, rulesetSchema } from "~/rulesets/ruleset";
import { day } from "~/terms/day";
import { isOpen } from "~/terms/office-calendar";
import { actionDate, legalDue } from "~/terms/receipt-term";

describe("the schema", () => {
  const nonsense: [string, unknown][] = [
    ["a key nobody knows", { ...torino2020, receipts: {} }],
    ["a missing key", { ...torino2020, receipt: undefined }],
    ["a code with spaces", { ...torino2020, code: "Torino 2020" }],
    ["a sentence without its English twin", { ...torino2020, name: { it: "Torino" } }],
    ["an empty sentence", { ...torino2020, name: { it: " ", en: "Torino" } }],
    ["no days", withTerm({ days: 0 })],
    ["half a day", withTerm({ days: 15.5 })],
    ["an unknown start event", withTerm({ startEvent: "CHRISTMAS" })],
    ["a third receipt for the chamber", { ...torino2020, receipt: { ...torino2020.receipt, chamberCopies: 3 } }],
    ["more receipts than came back", { ...torino2020, receipt: { ...torino2020.receipt, irCopies: 1 } }],
    ["two labels for three copies", withForm({ copyLabels: torino2020.requestForm.copyLabels.slice(1) })],
    ["four copies of the form", withForm({ copies: 4 })],
    ["a form that nobody keeps", withForm({ chamberKeeps: 0 })],
    ["four registration forms", withSplit({ chamber: 2, holder: 1, ir: 1 })],
    ["a holder without registration form", withSplit({ chamber: 2, holder: 0, ir: 1 })],
    ["instalments of nothing", withSubmission({ size: 0, firstAfterOpenDays: 3, thenEveryOpenDays: 2 })],
    ["the same refusal code twice", { ...torino2020, refusalCodes: [refusal("F1"), refusal("F1")] }],
    ["no refusal code", { ...torino2020, refusalCodes: [] }],
    ["a refusal code of another shape", { ...torino2020, refusalCodes: [refusal("firma")] }],
    ["a mend that re-identifies", { ...torino2020, refusalCodes: [{ ...refusal("F1"), reidentify: true }] }],
    ["payment in cash", withPayment(["CASH"])],
    ["a health card as identity document", withDocuments({ accepted: ["HEALTH_CARD"] })],
    ["a document both accepted and with approval", withDocuments({ withApproval: ["PASSPORT"] })],
    ["no document accepted", withDocuments({ accepted: [] })],
    ["a cutoff that is not a day", withDocuments({ paperCardCutoff: "2026-02-30" })],
    ["a broken seal that does not block at hand-over", withSeal({ envelopeHandover: "WARNING" })],
    ["five topics", { ...torino2020, informationTopics: torino2020.informationTopics.slice(1) }],
    ["a topic twice instead of another", { ...torino2020, informationTopics: twice(torino2020.informationTopics) }],
    ["an alarm after the return", withDevice({ custodyAlarmDays: 30, custodyReturnDays: 30 })],
    ["reminders out of order", { ...torino2020, renewal: { ...torino2020.renewal, ownReminderDays: [7, 28] } }],
    ["an eighth weekday", withHours([{ weekday: 8, from: "09:00", to: "12:15" }])],
    ["an hour that no clock shows", withHours([{ weekday: 1, from: "09:00", to: "24:15" }])],
    ["an hour in Italian form", withHours([{ weekday: 1, from: "9.00", to: "12.15" }])],
    ["closing before opening", withHours([{ weekday: 1, from: "12:15", to: "09:00" }])],
    ["an office that never opens", withHours([])],
    ["overlapping hours", withHours([opening("09:00", "12:15"), opening("12:00", "13:00")])],
    ["a patron day that no year has", { ...torino2020, office: { ...torino2020.office, patronDay: "02-30" } }],
  ];

  test.each(nonsense)("refuses %s", (_, rules) => {
    expect(rulesetSchema.safeParse(rules).success).toBe(false);
  });

  test.each([
    ["29 February as patron day", { ...torino2020, office: { ...torino2020.office, patronDay: "02-29" } }],
    ["no patron day", { ...torino2020, office: { ...torino2020.office, patronDay: null } }],
    ["an afternoon that touches the morning", withHours([opening("09:00", "12:15"), opening("12:15", "13:00")])],
  ])("accepts %s", (_, rules) => {
    expect(rulesetSchema.safeParse(rules).success).toBe(true);
  });
});

describe.each(rulesetCodes())("%s", (code) => {
  const rules = rulesetByCode(code);

  test("has labels that say where its copies go", () => {
    const { requestForm, receipt, registrationForm } = rules;
    const toChamber = (labels: Ruleset["requestForm"]["copyLabels"]) =>
      labels.filter(({ it }) => it.includes("Camera")).length;
    expect(toChamber(requestForm.copyLabels)).toBe(requestForm.chamberKeeps);
    expect(requestForm.copyLabels[0].it).toContain(requestForm.thirdCopyHolder === "IR" ? "incaricato" : "richiedente");
    expect(toChamber(receipt.copyLabels)).toBe(receipt.chamberCopies);
    expect(receipt.copyLabels[0].it).toContain("titolare");
    expect(toChamber(registrationForm.copyLabels)).toBe(registrationForm.split.chamber);
  });

  test("names the numbers of the copies on their labels", () => {
    for (const { copyLabels } of [rules.requestForm, rules.receipt, rules.registrationForm]) {
      expect(copyLabels.map(({ it }) => it.slice(0, 3))).toEqual(["1/3", "2/3", "3/3"]);
      expect(copyLabels.map(({ en }) => en.slice(0, 3))).toEqual(["1/3", "2/3", "3/3"]);
    }
  });

  test("has a code for a document that has expired, and it asks for a new identification", () => {
    expect(rules.refusalCodes.filter(({ reidentify }) => reidentify).map(({ it }) => it)).toEqual([
      "Documento scaduto",
    ]);
  });
});

describe("the limits of the emergency", () => {
  test("shut out who has no documented urgency and no appointment, practices included", () => {
    expect(torino2020Covid.appointment).toEqual({ required: true, channels: ["EMAIL"] });
    expect(torino2020Covid.triage).toMatchObject({ onlyUrgent: true, appliesToIr: true, carryOver: false });
    expect(torino2020Covid.renewal.atCounter).toBe(false);
  });

  test("move no term and no paper", () => {
    const { receipt, term, requestForm, registrationForm, refusalCodes } = torino2020;
    expect(torino2020Covid).toMatchObject({ receipt, term, requestForm, registrationForm, refusalCodes });
  });
});

describe("what the terms need of a ruleset", () => {
  test("the rule of the receipts", () => {
    expect(receiptTermRule(torino2020)).toEqual({ days: 15, dayKind: "CALENDAR", saturdayRule: "NOT_FESTIVE" });
    expect(legalDue(day("2026-11-07"), receiptTermRule(torino2020))).toBe("2026-11-23");
  });

  test("the days of the office", () => {
    const office = officeCalendar(torino2020, [{ from: day("2026-06-22"), to: day("2026-06-23") }]);
    const term = { legalDue: day("2026-06-24"), start: day("2026-06-09"), today: day("2026-06-10") };
    expect(actionDate({ ...term, office })).toBe("2026-06-19");
    expect(isOpen(officeCalendar(valdora2024, []), day("2026-11-25"))).toBe(false);
  });

  test("a code of refusal is looked up in the chamber's own list", () => {
    expect(refusalCodeOf(torino2020, "F2")).toMatchObject({ remedy: "MEND", it: "Firma del richiedente mancante" });
    expect(refusalCodeOf(torino2020, "D1")).toMatchObject({ remedy: "REDO", reidentify: true });
    expect(refusalCodeOf(valdora2024, "F2")).toBeNull();
  });
});

function withTerm(term: object) {
  return { ...torino2020, receipt: { ...torino2020.receipt, term: { ...torino2020.receipt.term, ...term } } };
}

function withForm(form: object) {
  return { ...torino2020, requestForm: { ...torino2020.requestForm, ...form } };
}

function withSplit(split: object) {
  return { ...torino2020, registrationForm: { ...torino2020.registrationForm, split } };
}

function withSubmission(instalments: object) {
  return { ...torino2020, submission: { ...torino2020.submission, instalments } };
}

function withPayment(methods: string[]) {
  return { ...torino2020, ir: { ...torino2020.ir, payment: { ...torino2020.ir.payment, methods } } };
}

function withDocuments(documents: object) {
  return { ...torino2020, idDocs: { ...torino2020.idDocs, ...documents } };
}

function withSeal(checks: object) {
  const intactChecks = { ...torino2020.envelope.intactChecks, ...checks };
  return { ...torino2020, envelope: { ...torino2020.envelope, intactChecks } };
}

function withDevice(device: object) {
  return { ...torino2020, device: { ...torino2020.device, ...device } };
}

function withHours(hours: object[]) {
  return { ...torino2020, office: { ...torino2020.office, hours } };
}

function opening(from: string, to: string) {
  return { weekday: 1, from, to };
}

function refusal(code: string) {
  return { code, remedy: "MEND", reidentify: false, it: "Motivo", en: "Reason" };
}

function twice<T>(items: T[]): T[] {
  return [...items.slice(1), ...items.slice(1, 2)];
}
