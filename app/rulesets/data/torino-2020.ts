import type { Ruleset } from "~/rulesets/ruleset";
import { day } from "~/terms/day";

/** Torino, the two pages of May and June 2020 read literally, doubts settled as in domain §1.9. */
export const torino2020: Ruleset = {
  code: "torino-2020",
  name: { it: "Torino, regole ordinarie dal 2020", en: "Torino, ordinary rules from 2020" },
  notice: null,
  counter: "CHAMBER_RECORDS",
  minimumAge: 18,
  receipt: {
    term: { startEvent: "HANDOVER", days: 15, dayKind: "CALENDAR" },
    chamberCopies: 2,
    irCopies: 0,
    overduePolicy: "ESCALATE",
    copyLabels: [
      { it: "1/3 – titolare", en: "1/3 – holder" },
      { it: "2/3 – Camera di commercio", en: "2/3 – Chamber of Commerce" },
      { it: "3/3 – Camera di commercio", en: "3/3 – Chamber of Commerce" },
    ],
  },
  term: { saturdayRule: "NOT_FESTIVE" },
  requestForm: {
    copies: 3,
    thirdCopyHolder: "APPLICANT",
    chamberKeeps: 2,
    copyLabels: [
      { it: "1/3 – richiedente", en: "1/3 – applicant" },
      { it: "2/3 – Camera di commercio", en: "2/3 – Chamber of Commerce" },
      { it: "3/3 – Camera di commercio", en: "3/3 – Chamber of Commerce" },
    ],
    textsVersion: "2020-05",
  },
  registrationForm: {
    split: { chamber: 1, holder: 1, ir: 1 },
    printedBy: "CARTELLINA",
    copyLabels: [
      { it: "1/3 – Camera di commercio", en: "1/3 – Chamber of Commerce" },
      { it: "2/3 – titolare", en: "2/3 – holder" },
      { it: "3/3 – incaricato", en: "3/3 – registration agent" },
    ],
  },
  submission: {
    immediateMax: 2,
    overflow: "REST_SCHEDULED",
    instalments: { size: 2, firstAfterOpenDays: 3, thenEveryOpenDays: 2 },
  },
  refusalCodes: [
    {
      code: "F1",
      remedy: "MEND",
      reidentify: false,
      it: "Firma dell’incaricato mancante",
      en: "Registration agent’s signature missing",
    },
    {
      code: "F2",
      remedy: "MEND",
      reidentify: false,
      it: "Firma del richiedente mancante",
      en: "Applicant’s signature missing",
    },
    { code: "D1", remedy: "REDO", reidentify: true, it: "Documento scaduto", en: "Document expired" },
    {
      code: "D2",
      remedy: "MEND",
      reidentify: false,
      it: "Copia del documento illeggibile",
      en: "Copy of the document illegible",
    },
    {
      code: "D3",
      remedy: "MEND",
      reidentify: false,
      it: "Copia del documento mancante",
      en: "Copy of the document missing",
    },
    {
      code: "C1",
      remedy: "MEND",
      reidentify: false,
      it: "Copia del codice fiscale mancante",
      en: "Copy of the codice fiscale missing",
    },
    {
      code: "C2",
      remedy: "MEND",
      reidentify: false,
      it: "Copia del codice fiscale illeggibile",
      en: "Copy of the codice fiscale illegible",
    },
    {
      code: "M1",
      remedy: "REDO",
      reidentify: false,
      it: "Versioni diverse tra le copie",
      en: "Copies of different versions",
    },
    {
      code: "M2",
      remedy: "REDO",
      reidentify: false,
      it: "Dati del modulo errati o incompleti",
      en: "Data on the form wrong or incomplete",
    },
    {
      code: "M3",
      remedy: "MEND",
      reidentify: false,
      it: "Manca una delle due copie del modulo",
      en: "One of the two copies of the form missing",
    },
  ],
  ir: {
    delegatesAllowed: { present: false, collect: false, returnReceipts: true },
    payment: {
      policy: "WARN_UNPAID",
      methods: ["DEBIT_CARD", "CREDIT_CARD", "POSTAL_ACCOUNT", "BANK_TRANSFER", "ONLINE"],
    },
    canRenew: false,
  },
  idDocs: {
    accepted: ["IDENTITY_CARD", "PASSPORT", "DRIVING_LICENCE"],
    withApproval: ["NAUTICAL_LICENCE", "FIREARMS_LICENCE", "PENSION_BOOKLET", "HEATING_LICENCE", "STATE_STAFF_CARD"],
    paperCardCutoff: day("2026-08-03"), // Reg. UE 2019/1157
  },
  idCopies: { sides: "FRONT_AND_BACK" },
  cfCard: { expiryChecked: false },
  envelope: {
    intactChecks: { envelopeHandover: "BLOCKING", deviceDelivery: "WARNING" },
    trackSerial: true,
    contents: [
      {
        code: "general-conditions",
        it: "Condizioni generali del contratto",
        en: "General conditions of the contract",
      },
      { code: "privacy-notice", it: "Informativa privacy", en: "Privacy notice" },
      {
        code: "security-codes",
        it: "Codici di sicurezza sotto la patina: PIN, PUK, emergenza",
        en: "Security codes under the scratch layer: PIN, PUK, emergency",
      },
    ],
  },
  informationTopics: [
    { code: "operating-manuals", it: "Manuali operativi", en: "Operating manuals" },
    { code: "signature", it: "Firma", en: "Signature" },
    { code: "authentication", it: "Riconoscimento ai servizi in rete", en: "Authentication to online services" },
    { code: "renewal", it: "Rinnovo", en: "Renewal" },
    { code: "suspension", it: "Sospensione", en: "Suspension" },
    { code: "revocation", it: "Revoca", en: "Revocation" },
  ],
  device: { custodyAlarmDays: 15, custodyReturnDays: 30, swUpdateBlocking: false },
  renewal: {
    certificateYears: 3,
    deviceYears: 6,
    renewedEstimate: "RENEWAL_OR_DEVICE_END",
    windowDays: 90,
    lastDay: "DAY_BEFORE_EXPIRY",
    providerNoticeDays: 28,
    ownReminderDays: [90, 60, 28, 7, 1],
    atCounter: true,
    onlineUrl: "http://card.infocamere.it/infocard/pub/richiesta-rinnovo_5633",
  },
  appointment: { required: false, channels: ["ONLINE"] },
  triage: {
    onlyUrgent: false,
    requestTypes: ["NEW", "REPLACEMENT_MALFUNCTION", "AFTER_EXPIRY", "SIX_YEARS"],
    appliesToIr: false,
    carryOver: false,
  },
  office: {
    hours: [
      { weekday: 1, from: "09:00", to: "12:15" },
      { weekday: 2, from: "09:00", to: "12:15" },
      { weekday: 3, from: "09:00", to: "12:15" },
      { weekday: 4, from: "09:00", to: "12:15" },
      { weekday: 5, from: "09:00", to: "12:15" },
    ],
    patronDay: "06-24", // San Giovanni
  },
};
