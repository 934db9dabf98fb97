import type { EraseClientRefusal } from "~/retention/erase-client.server";
import type { HoldReason, HoldRefusal } from "~/retention/hold";
import type { SetTermsRefusal } from "~/retention/set-terms.server";
import type { RegisterStart } from "~/retention/terms";

const days = (n: number) => (n === 1 ? "1 giorno" : `${n} giorni`);
const months = (n: number) => (n === 1 ? "1 mese" : `${n} mesi`);
const years = (n: number) => (n === 1 ? "1 anno" : `${n} anni`);

export const retention = {
  title: "Conservazione",
  erasedName: "Dati cancellati",

  /** On the page of a case. */
  case: {
    copies: "Copie dei documenti",
    register: "Dati della pratica e carte firmate",
    held: "Blocco",
    open: "Si conservano finché la pratica è aperta.",
    overdue: "Le ricevute sono in ritardo: niente si distrugge finché la pratica non è chiusa.",
    copiesOn: (day: string, n: number) =>
      n === 0
        ? `Si distruggono il ${day}, appena chiusa la pratica.`
        : `Si distruggono il ${day}: ${days(n)} dopo la fine della pratica.`,
    copiesAtOnce: "Si distruggono subito: la pratica è finita prima dello sportello.",
    copiesWaiting: (day: string) => `Si sarebbero distrutte il ${day}: il blocco le trattiene.`,
    copiesAfterHold: (day: string) => `Il blocco le trattiene; senza, si distruggono il ${day}.`,
    copiesGone: (day: string) => `Distrutte il ${day}.`,
    noCopies: "Nessuna immagine in archivio.",
    registerOn: (day: string, n: number, from: RegisterStart) =>
      `Si cancellano il ${day}: ${years(n)} ${from === "ISSUANCE" ? "dopo l’emissione del dispositivo" : "dopo la fine della pratica"}.`,
    logOn: (day: string, n: number) =>
      `Si cancellano il ${day}: ${months(n)} dopo la fine, perché la domanda non è arrivata allo sportello.`,
    registerWaiting: (day: string) => `Si sarebbero cancellati il ${day}: il blocco li trattiene.`,
    registerAfterHold: (day: string) => `Il blocco li trattiene; senza, si cancellano il ${day}.`,
    erased: (day: string) =>
      `Dati cancellati il ${day}: il termine di conservazione è finito. Restano gli stati, le date e i movimenti dei fogli, senza il nome della persona.`,
    by: { PRACTICE: "dallo studio", CHAMBER: "dalla Camera" },
    heldLine: (reason: string, by: string, on: string) => `${reason}: trattenuti ${by} dal ${on}.`,
    review: (day: string) => `Da rivedere entro il ${day}.`,
    reviewLate: (day: string) => `Andava rivisto entro il ${day}.`,
    hold: "Trattieni i documenti",
    lift: "Togli il blocco",
    said: { held: "Documenti trattenuti: niente di questa pratica si distrugge.", released: "Blocco tolto." },
  },

  hold: {
    title: "Trattieni i documenti",
    lead: (holder: string) => `Niente della pratica di ${holder} si distrugge finché il blocco non è tolto.`,
    effects: [
      "Copie, carte firmate e dati restano oltre i loro termini.",
      "Il blocco e il suo motivo si leggono nella pagina della pratica, anche dall’altra parte.",
      "Lo toglie solo chi l’ha messo; non finisce da sé.",
    ],
    reason: "Motivo",
    reasons: {
      DISPUTE: "Contestazione o causa in corso",
      AUTHORITY_REQUEST: "Richiesta di un’autorità",
      COMPLAINT: "Reclamo della persona",
      INSPECTION: "Ispezione o verifica",
      SECURITY_INCIDENT: "Violazione dei dati da accertare",
    } satisfies Record<HoldReason, string>,
    reviewOn: "Da rivedere entro",
    reviewHint: "Al più tra un anno. Passato quel giorno il blocco resta e le pagine lo segnalano.",
    submit: "Trattieni",
    back: "Torna alla pratica",
    liftTitle: "Togli il blocco",
    liftLead: (reason: string, day: string) => `${reason}, dal ${day}.`,
    liftDue: "Ciò che nel frattempo è scaduto si distrugge entro un’ora.",
    liftNot: "Non è ancora scaduto niente: valgono di nuovo i termini della pratica.",
    liftOther: "Un altro blocco resta: niente si distrugge finché c’è.",
    lifted: "Questo blocco è già stato tolto.",
    refusals: {
      "review-not-ahead": "La revisione deve essere dopo oggi: scegli un giorno a venire.",
      "review-too-far": "La revisione deve essere entro un anno: scegli un giorno più vicino.",
      "already-held": "La pratica è già trattenuta per questo motivo: scegline un altro, o torna alla pratica.",
      "already-erased": "I dati di questa pratica sono già stati cancellati: non c’è più niente da trattenere.",
    } satisfies Record<HoldRefusal, string>,
  },

  /** Terms under a mandate. */
  terms: {
    title: "Termini di conservazione",
    caption: "Termini per classe",
    columns: { what: "Che cosa", until: "Fino a quando", now: "Oggi" },
    classes: {
      copies: "Immagini dei documenti d’identità e del codice fiscale",
      register: "Dati della pratica, modulo, note e scansioni delle carte firmate",
      log: "Quel che resta di una pratica finita prima dello sportello",
      clients: "Rubrica dei clienti",
      tray: "Pagine scansionate che nessuno ha archiviato",
      imports: "Righe di un file da importare",
      mails: "E-mail inviate o in attesa",
      access: "Accessi e inviti",
      reads: "Chi ha aperto che cosa",
      codes: "PIN, PUK e codice di emergenza",
    },
    copies: (n: number) => (n === 0 ? "fino alla fine della pratica" : `${days(n)} dopo la fine della pratica`),
    register: (n: number, from: RegisterStart) =>
      from === "ISSUANCE" ? `${years(n)} dall’emissione del dispositivo` : `${years(n)} dalla fine della pratica`,
    log: (n: number) => `immagini subito, il resto dopo ${months(n)}`,
    clients: (n: number) => `con l’ultima pratica della persona; senza pratiche, ${months(n)}`,
    tray: (n: number) => `${days(n)}, poi si distruggono`,
    imports: (n: number) => `con la fine dell’importazione; le righe lasciate fuori, ${days(n)}`,
    mails: (n: number) => `il testo fino all’invio, il resto ${days(n)}`,
    access: (n: number) => `sessioni fino a 12 ore, tentativi 2 ore, inviti ${days(n)} dopo la scadenza`,
    reads: "almeno 24 mesi",
    codes: "mai raccolti",
    byDefault: "Sono i termini di Cartellina: il mandato non dice altro.",
    since: (day: string) => `In vigore dal ${day}.`,
    toCome: (day: string) => `Dal ${day} cambiano`,
    ended:
      "Valgono per le pratiche che finiscono da quel giorno in poi: a quelle già finite resta ciò che è stato promesso.",
    change: "Cambia i termini",
    changeLead: "Le pratiche che finiscono prima del primo giorno tengono i termini di adesso.",
    validFrom: "Primo giorno",
    fields: {
      copiesDays: "Giorni per le immagini dei documenti",
      copiesHint: "Dopo la fine della pratica, da 0 a 730.",
      registerYears: "Anni per i dati della pratica",
      registerHint: "Da 1 a 30.",
      registerFrom: "Gli anni si contano",
      logMonths: "Mesi per le pratiche finite prima dello sportello",
      logHint: "Da 1 a 120.",
    },
    starts: {
      CLOSING: "dalla fine della pratica",
      ISSUANCE: "dall’emissione del dispositivo",
    } satisfies Record<RegisterStart, string>,
    submit: "Registra i termini",
    said: "Termini di conservazione registrati.",
    refusals: {
      "starts-in-past": "I termini valgono da un giorno a venire: scegli domani o dopo.",
      "terms-unchanged": "Quel giorno valgono già questi termini: cambia almeno un valore.",
    } satisfies Record<SetTermsRefusal, string>,
  },

  /** The page of the practice, and of the chamber. */
  page: {
    lead: "Che cosa si conserva, fino a quando, e che cosa è stato distrutto. Cartellina distrugge da sé, ogni ora.",
    chamberLead: "Quando si distruggono i dati delle pratiche che la Camera vede, e che cosa è trattenuto.",
    tool: "Conservazione",
    always: "Uguali per tutti",
    due: "In scadenza nei prossimi 30 giorni",
    dueNone: "Niente scade nei prossimi 30 giorni.",
    dueCaption: "Ciò che si distrugge nei prossimi 30 giorni",
    holds: "Trattenuti",
    holdsNone: "Nessuna pratica è trattenuta.",
    holdsCaption: "Pratiche trattenute",
    destroyed: "Distrutti",
    destroyedNone: "Non è ancora stato distrutto niente.",
    destroyedCaption: "Ciò che è stato distrutto, dal registro",
    columns: {
      on: "Giorno",
      what: "Che cosa",
      case: "Pratica",
      reason: "Motivo",
      by: "Chi",
      since: "Dal",
      review: "Da rivedere",
      entry: "Registro",
    },
    what: { "identity-copies": "Copie dei documenti", register: "Dati e carte firmate" },
    did: {
      copies: (n: number) => (n === 1 ? "1 immagine di documento" : `${n} immagini di documenti`),
      case: (papers: number) =>
        papers === 0
          ? "Dati della pratica"
          : `Dati della pratica e ${papers === 1 ? "1 scansione" : `${papers} scansioni`}`,
      client: "Persona in rubrica",
      tray: (n: number) => (n === 1 ? "1 scansione mai archiviata" : `${n} scansioni mai archiviate`),
      rows: (n: number) => (n === 1 ? "1 riga non importata" : `${n} righe non importate`),
    },
    why: {
      TERM: "termine finito",
      ASKED: "chiesto dalla persona",
      LAST_CASE_ERASED: "con la sua ultima pratica",
      NEVER_USED: "mai usata",
      NEVER_FILED: "termine finito",
      NOT_TAKEN: "lasciate fuori",
      AGAIN: "di nuovo, dopo un ripristino",
      ended: "pratica finita prima dello sportello",
    },
    heldMark: "trattenuta",
    late: "da rivedere",
    noOwner: "Chi ha messo un blocco lo toglie dalla pagina della pratica.",
  },

  client: {
    erase: "Cancella cliente",
    export: "Esporta i dati",
    eraseTitle: "Cancella cliente",
    eraseLead: (name: string) => `I dati di ${name} lasciano la rubrica dello studio, per sempre.`,
    nothingHolds: "Nessuna pratica trattiene questi dati: si cancellano subito.",
    holds:
      "Alcune pratiche trattengono questi dati: la cancellazione si registra adesso e avviene con l’ultima di loro.",
    law: "Il diritto alla cancellazione cede all’obbligo di conservare e alla difesa dei diritti (art. 17, par. 3, lett. b ed e, GDPR). Fino ad allora i dati si conservano e non si usano (art. 18).",
    holdingOpen: "pratica aperta",
    holdingUntil: (day: string) => `si conserva fino al ${day}`,
    submit: "Cancella",
    submitNote: "Registra la richiesta",
    back: "Torna al cliente",
    asked: (day: string) => `Cancellazione chiesta il ${day}`,
    askedBody:
      "I dati si conservano e non si usano: si cancellano con l’ultima pratica che li trattiene. Una nuova pratica per questa persona ritira la richiesta.",
    erased: (day: string) => `Dati cancellati il ${day}`,
    erasedBody: "Di questa persona non resta niente in rubrica.",
    said: {
      erased: "Persona cancellata dalla rubrica.",
      noted: "Richiesta registrata: i dati si cancellano con l’ultima pratica che li trattiene.",
    },
    refusals: {
      "already-erased": "Questa persona è già stata cancellata: torna all’elenco dei clienti.",
    } satisfies Record<EraseClientRefusal, string>,
  },

  alarm: {
    title: "Molte copie aperte in un’ora",
    line: (who: string, desk: string, count: number, when: string) =>
      `${who}${desk === "" ? "" : `, ${desk}`}: più di ${count} copie di documenti in un’ora, ${when}.`,
    mail: ({
      name,
      who,
      desk,
      count,
      when,
      link,
    }: {
      name: string;
      who: string;
      desk: string;
      count: number;
      when: string;
      link: string;
    }) => ({
      subject: "Molte copie di documenti aperte in un’ora",
      body: `${name},

${who}, ${desk}, ha aperto più di ${count} copie di documenti d’identità in un’ora (${when}).

Può essere lavoro ordinario. Controlla chi ha guardato che cosa, e perché:
${link}

Lo stesso avviso è nel registro.`,
    }),
  },

  timeline: {
    due: (day: string) => `termine ${day}`,
    copies: (day: string) => `copie fino al ${day}`,
    register: (day: string) => `dati fino al ${day}`,
    byChamber: (name: string) => `${name}, Camera`,
    review: (day: string) => `da rivedere entro il ${day}`,
  },
};
