import type { CloseSlipRefusal } from "~/batches/close-slip.server";
import type { BatchRefusal } from "~/batches/prepare-batch.server";
import type { ConfirmIntakeRefusal } from "~/chamber/confirm-intake.server";
import type { OpenSlipRefusal } from "~/chamber/open-slip.server";
import type { Day } from "~/terms/day";
import { formatDay, formatHour } from "../days";
import { formatDayLong } from "./terms";

type Refusal = BatchRefusal | CloseSlipRefusal | OpenSlipRefusal | ConfirmIntakeRefusal;

const cases = (count: number) => (count === 1 ? "una pratica" : `${count} pratiche`);

export const batches = {
  title: "Distinte",
  number: (number: string) => `Distinta ${number}`,
  sub: (city: string, code: string) => `Camera di ${city} · codice ${code}`,
  states: {
    OPEN: "In preparazione",
    CLOSED: "Chiusa, da portare allo sportello",
    AT_COUNTER: "Allo sportello",
    DONE: "Esaminata dallo sportello",
    CANCELLED: "Annullata",
  },
  views: { label: "Viste", onTheWay: "In corso", all: "Tutte" },

  list: {
    lead: "La distinta accompagna le pratiche firmate che l’addetto porta di persona allo sportello.",
    slips: "Distinte",
    caption: "Distinte, dalla più recente",
    none: "Nessuna distinta in corso.",
    noneAtAll: "Nessuna distinta.",
    older: "Distinte meno recenti",
    columns: {
      number: "Distinta",
      state: "Situazione",
      chamber: "Camera",
      lines: "Pratiche",
      visit: "Visita",
      officer: "Addetto",
    },
    waiting: "Firmate, da mettere in distinta",
    waitingAt: (city: string) => `Camera di ${city}`,
    waitingCaption: (city: string) => `Pratiche firmate per la Camera di ${city}, dalla più vecchia`,
    waitingColumns: { holder: "Richiedente", signed: "Firmata", officer: "Addetto", document: "Documento" },
    noneWaiting: "Nessuna pratica firmata aspetta una distinta.",
    more: "Ce ne sono altre: compaiono quando queste sono in distinta.",
    expires: (day: Day) => `documento fino al ${formatDay(day)}`,
    put: "Metti in distinta",
    every: (count: number) => (count === 1 ? "L’unica" : `Tutte e ${count}`),
    choose: (holder: string) => `Scegli ${holder}`,
  },

  visit: (on: Day, time: string | null) =>
    time === null ? formatDayLong(on) : `${formatDayLong(on)}, ore ${formatHour(time)}`,
  noVisit: "senza appuntamento",

  next: {
    empty: "Aggiungi le pratiche firmate da portare.",
    arrange: (officeName: string) => `Scrivi l’appuntamento con ${officeName}: senza, lo sportello non riceve.`,
    close: (count: number) => `Controlla e chiudi la distinta: ${cases(count)}.`,
    carry: (officer: string, where: string) => `${officer} porta di persona la distinta, ${where}.`,
    carryOn: (officer: string, where: string, when: string) =>
      `${officer} porta di persona la distinta, ${where}, ${when}.`,
    present: "Registra la presentazione allo sportello.",
    atCounter: "Lo sportello sta esaminando la distinta.",
    intake: "Registra che cosa ha deciso lo sportello, riga per riga.",
    done: ({ now, promised, refused }: { now: number; promised: number; refused: number }) => {
      const parts = [
        now === 0 ? "" : now === 1 ? "una presa subito" : `${now} prese subito`,
        promised === 0 ? "" : promised === 1 ? "una promessa" : `${promised} promesse`,
        refused === 0 ? "" : refused === 1 ? "una rifiutata" : `${refused} rifiutate`,
      ].filter((part) => part !== "");
      return parts.length === 0 ? "Nessuna riga è stata presa." : `Esito dello sportello: ${parts.join(", ")}.`;
    },
    cancelled: "Questa distinta è annullata: le sue pratiche sono libere.",
  },
  acts: {
    arrange: "Scrivi l’appuntamento",
    rearrange: "Cambia addetto o appuntamento",
    close: "Chiudi la distinta",
    pdf: "Apri il PDF della distinta",
    cancel: "Annulla la distinta",
    present: "Registra la presentazione",
    intake: "Registra l’esito",
    remove: "Togli",
    add: "Aggiungi alla distinta",
    back: "Torna alla distinta",
  },
  facts: {
    chamber: "Camera",
    officer: "Addetto che va allo sportello",
    appointment: "Appuntamento",
    closed: "Chiusa il",
    opened: "Presentata il",
    code: "Codice a barre",
  },
  lines: {
    title: "Righe",
    caption: "Pratiche della distinta, nell’ordine della borsa",
    none: "La distinta è vuota.",
    columns: { position: "Riga", holder: "Richiedente", now: "Adesso", result: "Allo sportello", act: "Togli" },
    badDocument: (until: Day | null) =>
      until === null
        ? "per quel giorno il documento non vale"
        : `documento valido fino al ${formatDay(until)}: sarà rifiutato`,
  },
  add: {
    title: "Da aggiungere",
    note: "Pratiche firmate della stessa Camera",
    none: "Nessun’altra pratica firmata per questa Camera.",
  },
  results: {
    waiting: "non ancora esaminata",
    leftOut: "lasciata fuori: non era più pronta",
    now: "presa, produzione subito",
    promised: (on: Day, instalment: number) => `promessa per ${formatDayLong(on)}, scaglione ${instalment}`,
    refused: (refusal: string, why: string) => `rifiutata, ${refusal}: ${why}`,
    produced: (on: Day) => `prodotta il ${formatDay(on)}`,
  },

  arrange: {
    title: "Visita allo sportello",
    lead: "Chi va di persona e quando: nessuno può andare al posto dell’addetto.",
    officer: "Addetto",
    officerHint: "Compaiono gli addetti abilitati oggi; vale chi è abilitato il giorno della visita.",
    on: "Giorno dell’appuntamento",
    time: "Ora, come 9.30",
    required: "Questa Camera riceve solo su appuntamento.",
    shut: (day: Day, why: string) => `${formatDayLong(day)} l’ufficio è chiuso: ${why}.`,
    submit: "Salva la visita",
    nobody: "Oggi nessun addetto dello studio è abilitato per questa Camera.",
  },
  close: {
    title: (number: string) => `Chiudi la distinta ${number}`,
    lead: (count: number) => `Chiudi la distinta con ${cases(count)}.`,
    fixed: "Le righe non cambiano più; addetto e appuntamento sì.",
    shown: (chamber: string) =>
      `Da questo momento la ${chamber} vede queste pratiche per intero, storia e copie dei documenti comprese.`,
    notShown: (chamber: string) =>
      `La ${chamber} non lavora in Cartellina: non vede nulla, e gli atti dello sportello li registri tu.`,
    bag: (forms: number) => `In borsa: ${forms} moduli firmati, le copie dei documenti e la distinta stampata.`,
    undo: "Fino alla presentazione la puoi annullare: ciò che la Camera ha visto resta visto.",
    who: (officer: string, when: string) => `Va ${officer}, ${when}.`,
    bad: (holder: string, until: Day | null) =>
      until === null
        ? `${holder}: il documento non basta.`
        : `${holder}: il documento vale fino al ${formatDay(until)}.`,
    badTitle: "Documenti che non varranno il giorno della visita",
    faults: "Prima di chiudere",
    submit: "Chiudi la distinta",
  },
  cancel: {
    title: (number: string) => `Annulla la distinta ${number}`,
    lead: (count: number) =>
      count === 0 ? "La distinta è vuota." : `${capital(cases(count))}: tornano libere per un’altra distinta.`,
    seen: (chamber: string) => `La ${chamber} ha già visto queste pratiche e continua a vederle.`,
    submit: "Annulla la distinta",
    keep: "Tieni la distinta",
  },
  present: {
    title: "Registra la presentazione",
    lead: (count: number) => `Hai presentato di persona ${cases(count)} allo sportello.`,
    effect: "Le pratiche ancora firmate diventano presentate; i moduli e le copie sono in Camera.",
    day: "Presentata il",
    officer: "Chi era allo sportello",
    submit: "Registra la presentazione",
  },
  intake: {
    title: "Registra l’esito dello sportello",
    lead: "Riga per riga, che cosa ha deciso lo sportello.",
    checked:
      "Una riga presa vale come controllata: due moduli firmati della stessa versione, copie del documento e del codice fiscale, documento valido.",
    day: "Esaminata il",
    outcome: "Esito",
    outcomes: { NOW: "Presa, produzione subito", SCHEDULED: "Promessa per un giorno", REJECTED: "Rifiutata" },
    on: "Giorno promesso",
    onHint: "Se è promessa.",
    refusal: "Motivo del rifiuto",
    refusalHint: "Se è rifiutata.",
    noRefusal: "Nessuno",
    note: "Nota",
    line: (position: number, holder: string, number: string) => `Riga ${position}: ${holder}, ${number}`,
    submit: "Registra l’esito",
  },
  said: {
    added: "Pratiche aggiunte alla distinta.",
    removed: "Pratica tolta dalla distinta.",
    arranged: "Visita salvata.",
    closed: "Distinta chiusa: stampala e portala allo sportello.",
    cancelled: "Distinta annullata: le sue pratiche sono libere.",
    presented: "Presentazione registrata, come dichiarata dallo studio.",
    confirmed: "Esito registrato, come dichiarato dallo studio.",
  },
  refusals: {
    "batch-not-open": "La distinta non è più in questo stato: ricarica la pagina.",
    "batch-not-closed": "La distinta non è chiusa, o è già stata presentata.",
    "batch-not-at-counter": "La distinta non è allo sportello: registra prima la presentazione.",
    "batch-empty": "La distinta è vuota: aggiungi almeno una pratica firmata.",
    "case-not-signed": "Una delle pratiche non è più firmata: toglila dalla distinta.",
    "case-in-another-batch": "Una delle pratiche è già in una distinta.",
    "case-other-chamber": "Le pratiche scelte sono di Camere diverse: una distinta va a una sola Camera.",
    "case-not-in-batch": "Questa pratica non è più nella distinta.",
    "nothing-chosen": "Non hai scelto nessuna pratica.",
    "officer-not-enabled":
      "Quel giorno questo addetto non è abilitato per la Camera: scegline un altro, o controlla gli incarichi.",
    "mandate-not-active": "Oggi il mandato con questa Camera non è attivo.",
    "appointment-missing": "Questa Camera riceve solo su appuntamento: scrivi giorno e ora.",
    "copies-missing": "Mancano copie dei documenti in una delle pratiche.",
    "day-in-past": "Questo giorno è già passato.",
    "day-in-future": "Questo giorno deve ancora venire.",
    "day-before-previous-step": "Questo giorno viene prima di un passo già registrato: controlla la data.",
    "wrong-state": "Una delle pratiche non è più nello stato giusto: ricarica la pagina.",
    "recorded-by-other-desk": "Questo atto lo registra lo sportello della Camera.",
    "sheet-missing":
      "A una delle pratiche manca un foglio firmato: ritrovalo, o rifai il modulo, prima di metterla in distinta.",
    "paper-not-in-place": "Una delle carte non è dove dovrebbe: controlla la custodia della pratica.",
    "holds-secret-code": "Sembra un PIN, un PUK o un codice di emergenza: toglilo dalla nota.",
    "lines-undecided": "Manca l’esito di questa riga.",
    "checks-incomplete": "Una riga presa chiede tutti i controlli.",
    "document-expired": "Il documento di questa pratica quel giorno non vale: la riga può solo essere rifiutata.",
    "refusal-code-unknown": "Questo motivo non è fra quelli della Camera.",
    "scheduled-in-past": "Il giorno promesso viene prima dell’esame: controlla la data.",
  } satisfies Record<Refusal, string>,
};

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
