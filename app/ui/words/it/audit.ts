import type { Situation } from "~/audit/situations";
import type { ViewReason } from "~/identity-documents/view-copy.server";
import { al, il } from "./day-articles";

const open = (count: number) => (count === 1 ? "una è aperta" : `${count} sono aperte`);
const days = (count: number) => (count === 1 ? "un giorno" : `${count} giorni`);

export const audit = {
  terms: {
    title: "Termini delle ricevute",
    lead: (month: string, closed: number, late: number, stillOpen: number, overdue: number) => {
      const first =
        closed === 0
          ? `Di quelle che scadono in ${month} nessuna pratica si è ancora chiusa`
          : late === 0
            ? `In ${month} ${closed === 1 ? "l’unica pratica chiusa è" : `le ${closed} pratiche chiuse sono`} nel termine`
            : `In ${month} ${late} ${late === 1 ? "pratica" : "pratiche"} su ${closed} si ${late === 1 ? "è chiusa" : "sono chiuse"} oltre il termine`;
      if (stillOpen === 0) return `${first}; nessuna è aperta.`;
      return `${first}; ${open(stillOpen)}${overdue === 0 ? ", nessuna già scaduta" : `, ${overdue} già ${overdue === 1 ? "scaduta" : "scadute"}`}.`;
    },
    nothing: (month: string) => `Nessuna ricevuta scade in ${month}.`,
    practice: "Studio",
    month: "Scadono in",
    byMonth: "Per mese",
    byMonthNote: (day: string) => `Conta il giorno di arrivo registrato dallo sportello; dati ${al(day)}`,
    chart: (from: string, to: string) =>
      `Ricevute per mese da ${from} a ${to}; gli stessi numeri sono nella tabella che segue`,
    legend: { on: "In termine", late: "In ritardo", open: "Aperte" },
    monthCaption: "Pratiche per mese di scadenza",
    byPractice: (month: string) => `Per studio, ${month}`,
    byPracticeNote: "In ordine alfabetico",
    practiceCaption: (month: string) => `Pratiche per studio, ${month}`,
    noPractice: "Nessuno studio ha ricevute che scadono in questo mese.",
    columns: {
      month: "Mese",
      practice: "Studio",
      onTime: "In termine",
      late: "In ritardo",
      open: "Aperte",
      overdue: "Già scadute",
      share: "Quota in termine",
    },
    behind: (count: number, column: string, of: string) => `${count} ${column.toLowerCase()}, ${of}`,
    share: (share: number) => `${share.toFixed(1).replace(".", ",")} %`,
    noShare: "–",
    all: "tutti gli studi",
    total: "Totale",
    csv: "CSV",
    noted: "Ogni pratica che apri da qui resta nelle letture registrate.",
  },

  cases: {
    title: "Pratiche dietro i numeri",
    found: (situation: string, month: string | null) =>
      month === null ? situation : `${situation}, scadenza in ${month}`,
    situation: "Situazione",
    situations: {
      "on-time": "Chiuse in termine",
      late: "Chiuse in ritardo",
      open: "Aperte",
      overdue: "Già scadute",
    } satisfies Record<Situation, string>,
    any: "Tutte",
    anyMonth: "Qualsiasi mese",
    none: "Nessuna pratica con questi filtri.",
    caption: "Pratiche per giorno di scadenza",
    columns: {
      term: "Scadenza",
      case: "Pratica",
      practice: "Studio",
      delivered: "Consegnata",
      returned: "Arrivate",
      situation: "Situazione",
    },
    onTime: "In termine",
    late: (count: number) => `In ritardo di ${days(count)}`,
    overdue: (count: number) => `Scaduta da ${days(count)}`,
    open: "Aperta",
    notYet: "non ancora",
    noted: "Ogni pratica che apri resta nelle letture registrate e lo studio la vede.",
  },

  register: {
    title: "Registro",
    views: "Registro e letture",
    lines: "Punti firmati",
    reads: "Letture registrate",
    lead: "Righe firmate che dicono com’era un libro a un certo numero. Copiale e tienile fuori da qui: chi ne ha una può provare che il libro non è stato riscritto.",
    book: "Libro",
    own: "Libro della Camera",
    bookOf: (practice: string) => `Libro di ${practice}`,
    entries: (count: number) => (count === 1 ? "una voce" : `${count} voci`),
    none: "Nessun punto firmato ancora: il primo arriva entro un’ora dal primo atto.",
    line: (seq: number, day: string, hour: string) => `Fino al n. ${seq}, firmata ${il(day)} alle ${hour}`,
    key: "Chiave pubblica",
    keyNote: "Per controllare le firme con il verificatore, senza questo programma",
    fingerprint: "Impronta",
    publicKey: "Chiave (Ed25519, base64)",
  },

  reads: {
    title: "Letture registrate",
    lead: "Che cosa hanno aperto le persone della Camera, vigilanza compresa. Gli studi vedono le letture delle loro pratiche.",
    person: "Persona",
    practice: "Studio",
    none: "Nessuna lettura registrata.",
    caption: "Letture delle persone della Camera, dalla più recente",
    columns: { at: "Quando", who: "Chi", what: "Che cosa", case: "Pratica", practice: "Studio" },
    what: {
      case: "Pratica",
      "request-form": "Modulo di richiesta",
      "data-sheet": "Scheda dati da copiare",
      "device-papers": "Fogli del dispositivo",
      "custody-sheet": "Scheda di custodia",
      "scan:REQUEST_FORM": "Scansione del modulo di richiesta",
      "scan:REGISTRATION_FORM": "Scansione del modulo di registrazione",
      "scan:DELIVERY_RECEIPT": "Scansione della ricevuta",
      "copy:ID_FRONT": "Copia del documento, fronte",
      "copy:ID_BACK": "Copia del documento, retro",
      "copy:CF_FRONT": "Copia del codice fiscale, fronte",
      "copy:CF_BACK": "Copia del codice fiscale, retro",
      "copy:RESIDENCE_PERMIT_FRONT": "Copia del permesso di soggiorno, fronte",
      "copy:RESIDENCE_PERMIT_BACK": "Copia del permesso di soggiorno, retro",
      "copy:APPROVAL": "Copia dell’approvazione della Camera",
    },
    reasons: {
      "intake-check": "controllo in accettazione",
      "data-check": "controllo dei dati",
      complaint: "reclamo",
      inspection: "vigilanza",
    } satisfies Record<ViewReason, string>,
    somebody: "Persona non più in elenco",
    otherCase: "Pratica non più visibile",
  },
};
