import type { editions as it } from "../it/editions";
import type { WordsLike } from "../words-like";
import { errors } from "./errors";

export const editions: WordsLike<typeof it> = {
  title: "Forms",
  sub: "Texts and logo of the documents printed for this Chamber",
  onlyManagers: "Changes are up to the manager.",
  documents: {
    requestForm: "Request form",
    registrationForm: "Registration form",
    deliveryReceipt: "Delivery receipt",
    batchSlip: "Slip",
  },
  refusals: {
    "does-not-fit": errors["does-not-fit"],
    "letters-unprintable": errors["letters-unprintable"],
    "logo-kind": "This file is no PNG or JPEG picture: export the logo in one of these formats.",
    "logo-too-big": "The logo is over 2 MB or 25 megapixels: make it smaller.",
    "logo-broken": "The logo’s file is damaged or incomplete: export it again.",
    "logo-too-small": "The logo is too small to print: its longer side has at least 40 pixels, better 700.",
    "logo-blank": "In black and white nothing is left of the logo: it needs dark marks on white or transparent ground.",
    published: "This edition is published and no longer changes: to change the texts make a new one.",
    "starts-in-past": "An edition holds from tomorrow on: what was printed keeps its own.",
    "ruleset-unknown": "These rules are not of this Chamber: choose others.",
    "file-too-large": "The logo is over 2 MB or 25 megapixels: make it smaller.",
    "too-many-files": "Too many files at once: choose one.",
    "upload-broken": "The upload broke off: choose the file again and send.",
  },

  list: {
    lead: "New documents are printed in the edition in force that day. Those already printed keep theirs, also when printed again.",
    inForce: (code, from) =>
      from === null
        ? `Edition ${code}, the one to start from, is in force`
        : `Edition ${code} is in force from ${from}`,
    previews: "Previews of the edition in force",
    caption: (rules) => `Editions of the forms, ${rules}`,
    columns: { edition: "Edition", from: "Holds from", standing: "Standing", by: "Published by" },
    none: "No edition of the Chamber’s own: the texts to start from are printed.",
    begin: "New edition",
    goOn: (code) => `Go on with draft ${code}`,
    standings: { DRAFT: "Draft", TO_COME: "To come", NOW: "In force", PAST: "Past" },
  },

  edition: {
    title: (code) => `Edition ${code}`,
    draftLead: "It is a draft: change the texts, look at the previews, then publish it with its first day.",
    publishedLead: (day) => `Published: it holds from ${day} and no longer changes.`,
    facts: {
      rules: "Rules",
      base: "Texts to start from",
      standing: "Standing",
      begun: "Begun",
      published: "Published",
      logo: "Logo",
    },
    by: (when, who) => `${when}, ${who}`,
    logo: { yes: "Yes", no: "No" },
    change: "Change",
    changeDocument: (document) => `Texts: ${document}`,
    changeLogo: "Logo",
    publish: "Publish",
    discard: "Throw the draft away",
    previews: "Previews",
    previewsNote: "With made-up data, marked FAC-SIMILE and without bar code",
    preview: (document) => document,
    english: (document) => `${document}, courtesy translation into English`,
    changes: "Changed texts",
    noChanges: "No text was changed: they are those to start from.",
    changesCaption: "Texts that differ from those to start from",
    columns: { text: "Text", it: "Italian", en: "English" },
    noEnglish: "Missing: the translation says so and keeps the Italian",
    notTranslated: "Not translated",
    said: {
      begun: "Draft begun, with the texts of the last edition.",
      saved: "Draft saved. Look at the preview before you publish it.",
      published: "Edition published.",
      discarded: "Draft thrown away.",
    },
  },

  texts: {
    title: (document) => `Texts: ${document}`,
    lead: "What is left empty goes back to what it was. Texts shrink as far as they can be read well; beyond that, shorten them.",
    english:
      "English is for the courtesy translation: write it where you change the Italian. Where it is missing, the translation keeps the Italian and says so.",
    groups: {
      head: "Title and copies",
      running: "Declarations, clauses, statements",
      headings: "Section headings",
      signatures: "Boxes for signatures",
      labels: "Names of the boxes",
    },
    kinds: {
      title: "Title",
      subtitle: "Subtitle",
      heading: "Section heading",
      label: "Box",
      signature: "Signature",
      declarations: "Declarations",
      clauses: "Onerous clauses",
      attestation: "Statement",
      copyLabel: "Copy",
    },
    of: (kind, base) => `${kind}: “${base}”`,
    copy: (before, base) => `Copy ${before.slice(0, 3)}: “${base}”`,
    inEnglish: (label) => `In English: ${label}`,
    paragraphs: "One paragraph per line; after the first each is a point, and Cartellina puts its letter.",
    plainParagraphs: "One paragraph per line.",
    baseEnglish: "English to start from",
    submit: "Save the texts",
  },

  logo: {
    title: "Logo",
    lead: "It stands at the upper left of every document, in shades of grey, at most 32 × 10 mm.",
    field: "Picture of the logo",
    hint: "PNG or JPEG, better at least 700 pixels wide; what is transparent becomes white.",
    present: "The draft has a logo: the new one takes its place.",
    submit: "Upload the logo",
    remove: "Take the logo away",
    missing: "Choose a picture first.",
  },

  publish: {
    title: (code) => `Publish edition ${code}`,
    lead: "From that day new documents are printed like this. A published edition no longer changes: another with the same first day takes its place.",
    field: "First day",
    submit: "Publish",
  },

  facsimile: {
    title: "Forms in force",
    note: "Facsimiles with made-up data, to show to applicants",
    of: (document, chamber) => `${document}, ${chamber}`,
  },

  translation: {
    form: "Courtesy translation of the form into English",
    receipt: "Courtesy translation of the receipt into English",
    note: "For the applicant: one sheet without bar code, not to be signed",
  },
};
