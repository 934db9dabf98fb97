import type { TextKind } from "~/paperwork/changeable-texts";
import type { EditionRefusal } from "~/paperwork/edition-acts.server";
import type { PaperDocument } from "~/paperwork/paper-documents";
import { dal } from "./day-articles";
import { errors } from "./errors";

export const editions = {
  title: "Modulistica",
  sub: "Testi e logo dei documenti che si stampano per questa Camera",
  onlyManagers: "Le modifiche spettano al dirigente.",
  documents: {
    requestForm: "Modulo di richiesta",
    registrationForm: "Modulo di registrazione",
    deliveryReceipt: "Ricevuta di consegna",
    batchSlip: "Distinta",
  } satisfies Record<PaperDocument, string>,
  refusals: {
    "does-not-fit": errors["does-not-fit"],
    "letters-unprintable": errors["letters-unprintable"],
    "logo-kind": "Questo file non è un’immagine PNG o JPEG: esporta il logo in uno di questi formati.",
    "logo-too-big": "Il logo supera i 2 MB o i 25 megapixel: riducilo.",
    "logo-broken": "Il file del logo è rovinato o incompleto: esportalo di nuovo.",
    "logo-too-small": "Il logo è troppo piccolo per la stampa: il lato maggiore ha almeno 40 pixel, meglio 700.",
    "logo-blank": "In bianco e nero del logo non resta nulla: servono segni scuri su fondo bianco o trasparente.",
    published: "Questa edizione è già pubblicata e non si cambia più: per cambiare i testi se ne fa una nuova.",
    "starts-in-past": "Un’edizione vale da domani in poi: quello che è già stampato resta nella sua.",
    "ruleset-unknown": "Queste regole non sono di questa Camera: scegline altre.",
    "file-too-large": "Il logo supera i 2 MB o i 25 megapixel: riducilo.",
    "too-many-files": "Sono troppi file insieme: scegline uno.",
    "upload-broken": "L’invio si è interrotto: scegli di nuovo il file e invia.",
  } satisfies Record<EditionRefusal | "file-too-large" | "too-many-files" | "upload-broken", string>,

  list: {
    lead: "I documenti nuovi si stampano nell’edizione in vigore quel giorno. Quelli già stampati restano nella loro, anche ristampati.",
    inForce: (code: string, from: string | null) =>
      from === null ? `In vigore l’edizione ${code}, quella di partenza` : `In vigore l’edizione ${code} ${dal(from)}`,
    previews: "Anteprime dell’edizione in vigore",
    caption: (rules: string) => `Edizioni della modulistica, ${rules}`,
    columns: { edition: "Edizione", from: "Vale dal", standing: "Situazione", by: "Pubblicata da" },
    none: "Nessuna edizione della Camera: si stampano i testi di partenza.",
    begin: "Nuova edizione",
    goOn: (code: string) => `Continua la bozza ${code}`,
    standings: { DRAFT: "Bozza", TO_COME: "Da venire", NOW: "In vigore", PAST: "Passata" },
  },

  edition: {
    title: (code: string) => `Edizione ${code}`,
    draftLead: "È una bozza: cambia i testi, guarda le anteprime, poi pubblicala con il suo primo giorno.",
    publishedLead: (day: string) => `Pubblicata: vale ${dal(day)} e non si cambia più.`,
    facts: {
      rules: "Regole",
      base: "Testi di partenza",
      standing: "Situazione",
      begun: "Iniziata",
      published: "Pubblicata",
      logo: "Logo",
    },
    by: (when: string, who: string) => `${when}, ${who}`,
    logo: { yes: "Sì", no: "No" },
    change: "Cambia",
    changeDocument: (document: string) => `Testi: ${document}`,
    changeLogo: "Logo",
    publish: "Pubblica",
    discard: "Scarta la bozza",
    previews: "Anteprime",
    previewsNote: "Con dati inventati, segnate FAC-SIMILE e senza codice a barre",
    preview: (document: string) => document,
    english: (document: string) => `${document}, traduzione di cortesia in inglese`,
    changes: "Testi cambiati",
    noChanges: "Nessun testo cambiato: sono quelli di partenza.",
    changesCaption: "Testi cambiati rispetto a quelli di partenza",
    columns: { text: "Testo", it: "Italiano", en: "Inglese" },
    noEnglish: "Manca: la traduzione lo dice e lascia l’italiano",
    notTranslated: "Non si traduce",
    said: {
      begun: "Bozza iniziata, con i testi dell’ultima edizione.",
      saved: "Bozza salvata. Guarda l’anteprima prima di pubblicare.",
      published: "Edizione pubblicata.",
      discarded: "Bozza scartata.",
    },
  },

  texts: {
    title: (document: string) => `Testi: ${document}`,
    lead: "Quello che resta vuoto torna com’era in partenza. I testi si rimpiccioliscono fino a dove si leggono bene; oltre, si accorciano.",
    english:
      "L’inglese serve alla traduzione di cortesia: scrivilo dove cambi l’italiano. Se manca, la traduzione lascia l’italiano e lo dice.",
    groups: {
      head: "Titolo e copie",
      running: "Dichiarazioni, clausole, attestazioni",
      headings: "Titoli delle sezioni",
      signatures: "Riquadri per le firme",
      labels: "Nomi delle caselle",
    },
    kinds: {
      title: "Titolo",
      subtitle: "Sottotitolo",
      heading: "Titolo di sezione",
      label: "Casella",
      signature: "Firma",
      declarations: "Dichiarazioni",
      clauses: "Clausole onerose",
      attestation: "Attestazione",
      copyLabel: "Copia",
    } satisfies Record<TextKind, string>,
    of: (kind: string, base: string) => `${kind}: «${base}»`,
    copy: (before: string, base: string) => `Copia ${before.slice(0, 3)}: «${base}»`,
    inEnglish: (label: string) => `In inglese: ${label}`,
    paragraphs: "Un capoverso per riga; dopo il primo sono punti, e la lettera la mette Cartellina.",
    plainParagraphs: "Un capoverso per riga.",
    baseEnglish: "Inglese di partenza",
    submit: "Salva i testi",
  },

  logo: {
    title: "Logo",
    lead: "Sta in alto a sinistra su ogni documento, in toni di grigio, al massimo 32 × 10 mm.",
    field: "Immagine del logo",
    hint: "PNG o JPEG, meglio largo almeno 700 pixel; la trasparenza diventa bianco.",
    present: "La bozza ha già un logo: quello nuovo prende il suo posto.",
    submit: "Carica il logo",
    remove: "Togli il logo",
    missing: "Scegli prima un’immagine.",
  },

  publish: {
    title: (code: string) => `Pubblica l’edizione ${code}`,
    lead: "Da quel giorno i documenti nuovi si stampano così. Un’edizione pubblicata non si cambia più: un’altra con lo stesso primo giorno prende il suo posto.",
    field: "Primo giorno",
    submit: "Pubblica",
  },

  facsimile: {
    title: "Modulistica in vigore",
    note: "Fac-simile con dati inventati, da mostrare a chi richiede",
    of: (document: string, chamber: string) => `${document}, ${chamber}`,
  },

  translation: {
    form: "Traduzione di cortesia del modulo, in inglese",
    receipt: "Traduzione di cortesia della ricevuta, in inglese",
    note: "Per chi richiede: un foglio senza codice a barre, che non si firma",
  },
};
