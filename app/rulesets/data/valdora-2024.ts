import type { Ruleset } from "~/rulesets/ruleset";
import { day } from "~/terms/day";

/**
 * An invented chamber that takes the other road wherever domain §1.9 leaves one open: it does not work in Cartellina,
 * so its practices record the counter's acts from the papers they are given.
 */
export const valdora2024: Ruleset = {
  code: "valdora-2024",
  name: { it: "Valdora, regole dal 2024", en: "Valdora, rules from 2024" },
  notice: null,
  counter: "PRACTICE_RECORDS",
  minimumAge: 18,
  receipt: {
    term: { startEvent: "DEVICE_COLLECTED", days: 20, dayKind: "CALENDAR" },
    chamberCopies: 1,
    irCopies: 1,
    overduePolicy: "FLAG_ONLY",
    copyLabels: [
      { it: "1/3 – titolare", en: "1/3 – holder" },
      { it: "2/3 – Camera di commercio", en: "2/3 – Chamber of Commerce" },
      { it: "3/3 – incaricato", en: "3/3 – registration agent" },
    ],
  },
  term: { saturdayRule: "SHIFT" },
  requestForm: {
    copies: 3,
    thirdCopyHolder: "IR",
    chamberKeeps: 2,
    copyLabels: [
      { it: "1/3 – incaricato", en: "1/3 – registration agent" },
      { it: "2/3 – Camera di commercio", en: "2/3 – Chamber of Commerce" },
      { it: "3/3 – Camera di commercio", en: "3/3 – Chamber of Commerce" },
    ],
    textsVersion: "2024-01",
  },
  registrationForm: {
    split: { chamber: 1, holder: 1, ir: 1 },
    printedBy: "CHAMBER_SYSTEM",
    copyLabels: [
      { it: "1/3 – Camera di commercio", en: "1/3 – Chamber of Commerce" },
      { it: "2/3 – titolare", en: "2/3 – holder" },
      { it: "3/3 – incaricato", en: "3/3 – registration agent" },
    ],
  },
  submission: {
    immediateMax: 3,
    overflow: "ALL_SCHEDULED",
    instalments: { size: 5, firstAfterOpenDays: 2, thenEveryOpenDays: 1 },
  },
  refusalCodes: [
    { code: "A1", remedy: "MEND", reidentify: false, it: "Firme incomplete", en: "Signatures incomplete" },
    {
      code: "A2",
      remedy: "MEND",
      reidentify: false,
      it: "Copie dei documenti mancanti o illeggibili",
      en: "Copies of the documents missing or illegible",
    },
    {
      code: "A3",
      remedy: "MEND",
      reidentify: false,
      it: "Pagamento non risultante",
      en: "Payment not found",
    },
    { code: "B1", remedy: "REDO", reidentify: false, it: "Dati errati", en: "Wrong data" },
    { code: "B2", remedy: "REDO", reidentify: true, it: "Documento scaduto", en: "Document expired" },
  ],
  ir: {
    delegatesAllowed: { present: false, collect: true, returnReceipts: true },
    payment: { policy: "BLOCK_UNPAID", methods: ["ONLINE"] },
    canRenew: true,
  },
  idDocs: {
    accepted: ["IDENTITY_CARD", "PASSPORT"],
    withApproval: ["DRIVING_LICENCE"],
    paperCardCutoff: day("2026-08-03"), // Reg. UE 2019/1157
  },
  idCopies: { sides: "FRONT_AND_BACK" },
  cfCard: { expiryChecked: true },
  envelope: {
    intactChecks: { envelopeHandover: "BLOCKING", deviceDelivery: "BLOCKING" },
    trackSerial: true,
    contents: [
      {
        code: "general-conditions",
        it: "Condizioni generali di contratto",
        en: "General conditions of contract",
      },
      { code: "privacy-notice", it: "Informativa sul trattamento dei dati", en: "Notice on the use of personal data" },
      { code: "security-codes", it: "Codici riservati sotto la patina", en: "Reserved codes under the scratch layer" },
    ],
  },
  informationTopics: [
    { code: "operating-manuals", it: "Dove trovare i manuali operativi", en: "Where to find the operating manuals" },
    { code: "signature", it: "Come si firma", en: "How to sign" },
    { code: "authentication", it: "Come ci si autentica", en: "How to authenticate" },
    { code: "renewal", it: "Quando e come si rinnova", en: "When and how to renew" },
    { code: "suspension", it: "Quando e come si sospende", en: "When and how to suspend" },
    { code: "revocation", it: "Quando e come si revoca", en: "When and how to revoke" },
  ],
  device: { custodyAlarmDays: 10, custodyReturnDays: 45, swUpdateBlocking: true },
  renewal: {
    certificateYears: 3,
    deviceYears: 6,
    renewedEstimate: "RENEWAL_ONLY",
    windowDays: 60,
    lastDay: "DAY_BEFORE_EXPIRY",
    providerNoticeDays: 28,
    ownReminderDays: [60, 28, 7],
    atCounter: true,
    onlineUrl: "https://rinnovo.valdora.example/cns",
  },
  appointment: { required: true, channels: ["ONLINE", "PHONE"] },
  triage: {
    onlyUrgent: false,
    requestTypes: ["NEW", "REPLACEMENT_MALFUNCTION", "AFTER_EXPIRY", "SIX_YEARS"],
    appliesToIr: false,
    carryOver: true,
  },
  office: {
    hours: [
      { weekday: 1, from: "09:00", to: "12:30" },
      { weekday: 2, from: "09:00", to: "12:30" },
      { weekday: 2, from: "14:30", to: "16:00" },
      { weekday: 4, from: "09:00", to: "12:30" },
      { weekday: 4, from: "14:30", to: "16:00" },
    ],
    patronDay: "09-22",
  },
};
