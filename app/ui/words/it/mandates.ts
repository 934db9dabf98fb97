import type { PartitaIvaRefusal } from "~/clients/partita-iva";
import type { DeclareMandateRefusal } from "~/mandates/declare-mandate.server";
import type { KeptChamberRefusal } from "~/mandates/kept-chamber.server";
import type { MandateRefusal } from "~/mandates/mandate-acts.server";
import type { ReadKind } from "~/mandates/outside-reads";
import type { Day } from "~/terms/day";
import type { StartEvent } from "~/terms/receipt-term";
import { formatDay, formatHour } from "../days";
import { clients } from "./clients";

type Refusal = DeclareMandateRefusal | KeptChamberRefusal | MandateRefusal | PartitaIvaRefusal;

export const mandates = {
  title: "Studio e incarichi",
  lead: "I mandati delle Camere, chi può agire oggi e le regole in vigore.",
  tools: { reads: "Chi ha guardato le nostre pratiche", external: "Dichiara un altro mandato" },

  held: {
    title: "Mandati",
    caption: "Mandati dello studio",
    none: "Lo studio non ha ancora nessun mandato.",
    columns: { chamber: "Camera", number: "Numero", standing: "Oggi", days: "Durata", identified: "Identificazioni" },
    days: (from: Day, to: Day) => `dal ${formatDay(from)} al ${formatDay(to)}`,
    identified: (year: string) => `Identificazioni ${year}`,
    declared: "dichiarato dallo studio",
    suspended: (from: Day, to: Day | null) =>
      to === null ? `sospeso dal ${formatDay(from)}` : `sospeso dal ${formatDay(from)} al ${formatDay(to)}`,
    ended: (day: Day) => `finito il ${formatDay(day)}`,
    ending: (day: Day) => `scade il ${formatDay(day)}`,
    keep: "Tieni aggiornato",
  },
  people: {
    title: "Chi può agire",
    note: "Sotto ogni mandato, con le sue date",
    caption: "Persone abilitate, con le date",
    none: "Nessuno è abilitato: senza un addetto non si identifica né si consegna.",
    columns: {
      name: "Persona",
      what: "Come",
      chamber: "Camera",
      days: "Dal – al",
      today: "Oggi",
      act: "Che cosa fare",
    },
    kinds: { OFFICER: "Addetto", DELEGATE: "Delegato per le ricevute" },
    days: (from: Day, to: Day) => `${formatDay(from)} – ${formatDay(to)}`,
    may: "Può agire",
    mandateStops: "Il mandato non è attivo",
    NOT_YET: "Non ancora",
    OVER: "Finita",
    nobodyToday: "Oggi nessuno può identificare, consegnare o andare allo sportello.",
    by: "Gli addetti li abilita la Camera; dove la Camera non lavora in Cartellina li scrive lo studio.",
  },
  rules: {
    title: "Regole in vigore",
    note: "Quelle di oggi, Camera per Camera",
    names: {
      rules: "Regole",
      notice: "Avviso",
      term: "Ricevute",
      visit: "Sportello",
      hours: "Orario",
      closures: "Chiusure",
      next: "Poi",
    },
    none: "Nessuna regola in vigore oggi.",
    term: (days: number, start: StartEvent) => `${days} giorni ${STARTS[start]}`,
    visit: (byAppointment: boolean, immediate: number) =>
      `${byAppointment ? "solo su appuntamento" : "senza appuntamento"}; ${immediate === 0 ? "tutte in un giorno concordato" : `le prime ${immediate} subito, le altre in un giorno concordato`}`,
    opening: (weekday: string, from: string, to: string) => `${weekday} ${formatHour(from)}–${formatHour(to)}`,
    noClosures: "nessuna in vista",
    closure: (from: Day, to: Day, reason: string) =>
      from === to ? `${formatDay(from)}: ${reason}` : `dal ${formatDay(from)} al ${formatDay(to)}: ${reason}`,
    next: (name: string, from: Day) => `${name}, dal ${formatDay(from)}`,
    kept: "Non lavora in Cartellina: gli atti dello sportello li registra lo studio.",
  },
  practice: {
    title: "Lo studio",
    names: { name: "Nome", kind: "Incaricato", vatNumber: "Partita IVA", address: "Indirizzo" },
    noVat: "non indicata",
    edit: "Correggi i dati dello studio",
    editTitle: "Dati dello studio",
    editLead: "Il nome è quello dei mandati: lo cambia la Camera.",
    addressHint: "Via, numero, CAP e comune.",
    submit: "Salva",
    back: "Torna a Studio e incarichi",
  },

  external: {
    title: "Dichiara un mandato",
    lead: "Per una Camera che non lavora in Cartellina: gli atti del suo sportello li registri tu, dalle carte che ti dà.",
    effect:
      "Camera, regole e mandato li tiene lo studio e stanno nel suo registro, segnati come dichiarati dallo studio. Poi abilita gli addetti.",
    chamber: "La Camera",
    mandate: "Il mandato",
    fields: {
      name: "Camera di commercio",
      officeName: "Ufficio",
      officeAddress: "Indirizzo dell’ufficio",
      city: "Città",
      ruleset: "Regole",
      number: "Numero del mandato",
      kind: "Incaricato",
      validFrom: "Valido dal",
      validTo: "Valido fino al",
    },
    nameHint: "Come Camera di commercio di Cuneo.",
    rulesetHint: "Termini, motivi di rifiuto e orari dello sportello.",
    submit: "Dichiara il mandato",
  },
  kept: {
    sub: "Tenuta dallo studio, che registra gli atti del suo sportello",
    office: "Ufficio",
    mandate: "Mandato",
    number: "Numero",
    standing: "Oggi",
    days: "Durata",
    people: "Chi può agire",
    closures: "Chiusure dell’ufficio",
    closuresCaption: "Chiusure dell’ufficio da oggi in poi",
    closuresNote: "Spostano l’ultimo giorno utile, non il termine",
    closureColumns: { from: "Dal", to: "Al", reason: "Motivo", act: "Annulla" },
    noClosures: "Nessuna chiusura in vista.",
    acts: {
      enable: "Abilita una persona",
      end: "Termina",
      closure: "Aggiungi una chiusura",
      callOff: "Annulla",
      change: "Cambia il mandato",
      back: "Torna alla Camera",
    },
    said: {
      declared: "Mandato dichiarato: ora abilita gli addetti.",
      enabled: "Persona abilitata.",
      ended: "Abilitazione terminata.",
      closed: "Chiusura aggiunta: gli ultimi giorni utili ne tengono conto.",
      "called-off": "Chiusura annullata.",
      changed: "Mandato aggiornato.",
      practice: "Dati dello studio salvati.",
    },
  },
  officer: {
    title: "Abilita una persona",
    lead: "Solo persone dello studio, con le date dell’incarico.",
    person: "Persona",
    kind: "Come",
    codiceFiscale: "Codice fiscale dell’addetto",
    codiceFiscaleHint: "Resta solo una sua impronta: serve a impedire che qualcuno identifichi sé stesso.",
    from: "Dal",
    to: "Al",
    submit: "Abilita",
  },
  endOfficer: {
    title: "Termina l’abilitazione",
    lead: (name: string) => `${name} non potrà più agire dopo questo giorno. Quello che ha fatto resta suo.`,
    on: "Ultimo giorno",
    submit: "Termina l’abilitazione",
  },
  closure: {
    title: "Aggiungi una chiusura",
    lead: "I giorni in cui l’ufficio non riceve, come dice il suo avviso.",
    from: "Dal",
    to: "Al",
    reason: "Motivo",
    reasonHint: "Come patrono, ponte, sciopero.",
    submit: "Aggiungi la chiusura",
  },
  change: {
    title: "Cambia il mandato",
    lead: "Ogni cambio ha la sua data: i giorni passati restano giudicati com’erano.",
    what: "Che cosa cambia",
    whats: {
      extend: "È prorogato o rinnovato fino a",
      suspend: "È sospeso dal",
      resume: "La sospensione finisce: ultimo giorno",
      resign: "Lo studio rinuncia: ultimo giorno",
      revoke: "La Camera lo revoca: ultimo giorno",
    },
    day: "Giorno",
    submit: "Cambia il mandato",
  },

  reads: {
    title: "Chi ha guardato le nostre pratiche",
    lead: "Resta scritto chi della Camera apre una copia, una scheda o le carte di una pratica, e ogni pratica aperta dalla vigilanza.",
    caption: "Letture da fuori, dalla più recente",
    columns: { when: "Quando", who: "Chi", what: "Che cosa", case: "Pratica", reason: "Perché" },
    none: "Nessuno da fuori ha ancora guardato le vostre pratiche.",
    unknownPerson: "persona non più in elenco",
    kinds: {
      case: "La pratica",
      "data-sheet": "La scheda dei dati",
      "device-papers": "Moduli di registrazione e ricevute",
      "copy:ID_FRONT": "Copia del documento, fronte",
      "copy:ID_BACK": "Copia del documento, retro",
      "copy:CF_FRONT": "Copia del codice fiscale, fronte",
      "copy:CF_BACK": "Copia del codice fiscale, retro",
      "copy:RESIDENCE_PERMIT_FRONT": "Copia del permesso di soggiorno, fronte",
      "copy:RESIDENCE_PERMIT_BACK": "Copia del permesso di soggiorno, retro",
      other: "Altro",
    } satisfies Record<ReadKind, string>,
  },

  refusals: {
    ...clients.partitaIva.refusals,
    "days-reversed": "Il secondo giorno viene prima del primo: controlla l’ordine.",
    "mandate-number-taken": "C’è già un mandato con questo numero.",
    "outside-mandate": "Queste date escono da quelle del mandato: controllale.",
    "cf-invalid": "Il codice fiscale non torna: controlla le sedici lettere e cifre.",
    "already-enabled": "Questa persona è già abilitata in una parte di questi giorni.",
    "mandate-ended": "Questo mandato è finito: non si cambia più.",
    "chamber-known": "Lo studio tiene già una Camera con questo nome.",
    "ruleset-unknown": "Queste regole non sono nel catalogo: scegline altre.",
    "ruleset-not-kept": "Queste regole sono di una Camera che lavora in Cartellina: chiedi a lei il mandato.",
    "ruleset-too-late": "Le regole devono valere già il primo giorno del mandato.",
    "same-closure": "Questa chiusura c’è già.",
  } satisfies Record<Refusal, string>,
};

const STARTS: Record<StartEvent, string> = {
  HANDOVER: "dalla consegna al titolare",
  DEVICE_COLLECTED: "dal ritiro del dispositivo",
  RECEIPT_RETURNED_TO_IR: "dalla restituzione delle ricevute allo studio",
};
