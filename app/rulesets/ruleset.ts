import { z } from "zod";
import { RECOGNITION_DOCUMENTS } from "~/identity-documents/document-rules";
import { type Day, isDay, type Weekday } from "~/terms/day";
import type { Closure, OfficeCalendar } from "~/terms/office-calendar";
import { DAY_KINDS, SATURDAY_RULES, START_EVENTS, type TermRule } from "~/terms/receipt-term";

/** What is in the folder (R36), explained by the officer (R40), and why a certificate is asked for (R59, R71). */
export const ENVELOPE_CONTENTS = ["general-conditions", "privacy-notice", "security-codes"] as const;
export const INFORMATION_TOPICS = [
  "operating-manuals",
  "signature",
  "authentication",
  "renewal",
  "suspension",
  "revocation",
] as const;
export const REQUEST_TYPES = ["NEW", "REPLACEMENT_MALFUNCTION", "AFTER_EXPIRY", "SIX_YEARS"] as const;

/** No cash (R22): it cannot even be written here. */
export const PAYMENT_METHODS = ["DEBIT_CARD", "CREDIT_CARD", "POSTAL_ACCOUNT", "BANK_TRANSFER", "ONLINE"] as const;

const sentence = z.string().trim().min(1);
const text = z.strictObject({ it: sentence, en: sentence });
const whole = z.int().nonnegative();
const wholeFromOne = z.int().positive();
const calendarDay = z.custom<Day>((value) => typeof value === "string" && isDay(value), "not-a-day");
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "not-an-hour");
const patronDay = z.string().refine((value) => isDay(`2024-${value}`), "not-a-month-and-day");
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7] satisfies Weekday[]);
const threeLabels = z.tuple([text, text, text]);

const opening = z
  .strictObject({ weekday, from: hour, to: hour })
  .refine(({ from, to }) => from < to, "closes-before-opening");

const receipt = z
  .strictObject({
    term: z.strictObject({
      startEvent: z.enum(START_EVENTS), // A1
      days: wholeFromOne.max(366), // R50
      dayKind: z.enum(DAY_KINDS), // A2
    }),
    /** Of the two signed originals that the holder returns (A3). */
    chamberCopies: z.literal([1, 2]),
    irCopies: z.literal([0, 1]),
    overduePolicy: z.enum(["ESCALATE", "FLAG_ONLY"]), // A33: neither blocks the return
    copyLabels: threeLabels,
  })
  .refine(({ chamberCopies, irCopies }) => chamberCopies + irCopies === 2, "two-receipts-return");

const requestForm = z.strictObject({
  copies: z.literal(3), // R35
  thirdCopyHolder: z.enum(["APPLICANT", "IR"]), // A4
  chamberKeeps: z.literal([1, 2]), // A4
  copyLabels: threeLabels,
  /** Edition of the printed texts: declarations, conditions, notices. */
  textsVersion: sentence,
});

const registrationForm = z.strictObject({
  split: z
    .strictObject({ chamber: whole, holder: wholeFromOne, ir: whole })
    .refine(({ chamber, holder, ir }) => chamber + holder + ir === 3, "three-copies"), // R46, R48, A5
  printedBy: z.enum(["CARTELLINA", "CHAMBER_SYSTEM"]),
  copyLabels: threeLabels,
});

const submission = z.strictObject({
  immediateMax: whole, // R44, A6
  overflow: z.enum(["REST_SCHEDULED", "ALL_SCHEDULED"]),
  /** What the counter proposes for the rest, in open days of the office: the operator may always choose otherwise. */
  instalments: z.strictObject({
    size: wholeFromOne,
    firstAfterOpenDays: wholeFromOne,
    thenEveryOpenDays: wholeFromOne,
  }),
});

/** MEND: the same sheets come back. REDO: new sheets and signatures; `reidentify` when the document itself has expired. */
const refusalCode = z
  .strictObject({
    code: z.string().regex(/^[A-Z]\d$/),
    remedy: z.enum(["MEND", "REDO"]),
    reidentify: z.boolean(),
    ...text.shape,
  })
  .refine(({ remedy, reidentify }) => remedy === "REDO" || !reidentify, "only-a-redo-reidentifies");

const ir = z.strictObject({
  delegatesAllowed: z.strictObject({ present: z.boolean(), collect: z.boolean(), returnReceipts: z.boolean() }), // A20
  payment: z.strictObject({
    policy: z.enum(["WARN_UNPAID", "BLOCK_UNPAID", "NOT_RECORDED"]), // A7
    methods: z.array(z.enum(PAYMENT_METHODS)).min(1).refine(distinct, "duplicate"),
  }),
  canRenew: z.boolean(), // A18
});

const recognitionDocuments = z.array(z.enum(RECOGNITION_DOCUMENTS)).refine(distinct, "duplicate");
const idDocs = z
  .strictObject({
    accepted: recognitionDocuments.min(1), // A21
    withApproval: recognitionDocuments,
    /** First day on which paper identity cards are refused whatever is printed on them. */
    paperCardCutoff: calendarDay,
  })
  .refine(({ accepted, withApproval }) => distinct([...accepted, ...withApproval]), "accepted-or-with-approval");

const envelope = z.strictObject({
  /** Broken seal at hand-over always blocks (R39); what a broken seal at delivery does is the chamber's choice (A24). */
  intactChecks: z.strictObject({
    envelopeHandover: z.literal("BLOCKING"),
    deviceDelivery: z.enum(["BLOCKING", "WARNING", "NONE"]),
  }),
  trackSerial: z.boolean(), // A26
  contents: z.array(z.strictObject({ code: z.enum(ENVELOPE_CONTENTS), ...text.shape })).refine(all(ENVELOPE_CONTENTS)),
});

const device = z
  .strictObject({
    /** Days in the practice's custody after which the device is shown, then must go back to the chamber (A31). */
    custodyAlarmDays: wholeFromOne,
    custodyReturnDays: wholeFromOne,
    swUpdateBlocking: z.boolean(), // A30
  })
  .refine(({ custodyAlarmDays, custodyReturnDays }) => custodyAlarmDays < custodyReturnDays, "alarm-before-return");

const renewal = z.strictObject({
  certificateYears: wholeFromOne, // R65
  deviceYears: wholeFromOne, // R71
  /** The earlier of the two, or three years from the renewal alone (A15); the certificate's own date replaces it. */
  renewedEstimate: z.enum(["RENEWAL_OR_DEVICE_END", "RENEWAL_ONLY"]),
  windowDays: wholeFromOne,
  lastDay: z.enum(["DAY_BEFORE_EXPIRY", "EXPIRY_DAY"]), // A13
  providerNoticeDays: wholeFromOne, // R70
  ownReminderDays: z.array(wholeFromOne).refine(descending, "not-descending"), // A16
  atCounter: z.boolean(), // R66
  onlineUrl: z.url(), // R67
});

const triage = z.strictObject({
  onlyUrgent: z.boolean(), // R58
  requestTypes: z.array(z.enum(REQUEST_TYPES)).refine(distinct, "duplicate"), // R59
  appliesToIr: z.boolean(), // A29
  carryOver: z.boolean(), // A28
});

const office = z.strictObject({
  hours: z.array(opening).min(1).refine(apart, "overlapping-hours"), // A12
  patronDay: patronDay.nullable(), // A35: it shuts the office, it moves no term
});

export const rulesetSchema = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z0-9]+)+$/),
  name: text,
  /** What the office tells its visitors while these rules last (R8), or null. */
  notice: text.nullable(),
  /** Who records what happens at the counter (domain §2.1). */
  counter: z.enum(["CHAMBER_RECORDS", "PRACTICE_RECORDS"]),
  minimumAge: wholeFromOne,
  receipt,
  term: z.strictObject({ saturdayRule: z.enum(SATURDAY_RULES) }), // A35
  requestForm,
  registrationForm,
  submission,
  refusalCodes: z
    .array(refusalCode)
    .min(1)
    .refine((codes) => distinct(codes.map(({ code }) => code)), "duplicate"),
  ir,
  idDocs,
  idCopies: z.strictObject({ sides: z.enum(["FRONT_AND_BACK", "FRONT"]) }), // A23
  cfCard: z.strictObject({ expiryChecked: z.boolean() }), // A22
  envelope,
  informationTopics: z
    .array(z.strictObject({ code: z.enum(INFORMATION_TOPICS), ...text.shape }))
    .refine(all(INFORMATION_TOPICS)),
  device,
  renewal,
  appointment: z.strictObject({
    required: z.boolean(), // R75
    channels: z
      .array(z.enum(["ONLINE", "EMAIL", "PHONE"]))
      .min(1)
      .refine(distinct, "duplicate"), // A11
  }),
  triage,
  office,
});

/** The rules of a chamber for a stretch of time: domain §1.9 (A1–A35), with the texts that depend on them. */
export type Ruleset = z.output<typeof rulesetSchema>;
export type RefusalCode = Ruleset["refusalCodes"][number];
export type RequestType = (typeof REQUEST_TYPES)[number];

/** What `legalDue` needs of a ruleset. */
export function receiptTermRule(rules: Pick<Ruleset, "receipt" | "term">): TermRule {
  const { days, dayKind } = rules.receipt.term;
  return { days, dayKind, saturdayRule: rules.term.saturdayRule };
}

/** When the chamber's office receives under these rules, with the closures known today. */
export function officeCalendar(rules: Pick<Ruleset, "office">, closures: readonly Closure[]): OfficeCalendar {
  return { hours: rules.office.hours, patronDay: rules.office.patronDay, closures };
}

/** The rule behind a code of refusal at intake, or null where the chamber does not use that code. */
export function refusalCodeOf(rules: Pick<Ruleset, "refusalCodes">, code: string): RefusalCode | null {
  return rules.refusalCodes.find((known) => known.code === code) ?? null;
}

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

function descending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value < (values[index - 1] ?? 0));
}

/** Each code once, none missing: what must be handed over or explained is not the chamber's to shorten. */
function all(codes: readonly string[]) {
  return (items: readonly { code: string }[]) =>
    items.length === codes.length && distinct(items.map(({ code }) => code));
}

function apart(openings: readonly z.output<typeof opening>[]): boolean {
  return openings.every((one, index) =>
    openings
      .slice(index + 1)
      .every((other) => one.weekday !== other.weekday || one.to <= other.from || other.to <= one.from),
  );
}
