import type { VoidReason } from "~/envelopes/envelope";
import type { Imbalance, Reconciliation } from "~/envelopes/reconciliation";
import type { ArrivalRefusal, VoidRefusal } from "~/envelopes/stock.server";
import type { Day } from "~/terms/day";
import { formatDay } from "../days";

const folders = (count: number) => (count === 1 ? "una cartellina" : `${count} cartelline`);

export const envelopes = {
  title: "Cartelline",
  lead: "Le cartelline sigillate con i codici: dalla Camera allo studio, dallo studio al richiedente.",
  stock: {
    title: "Quante ce ne sono",
    caption: "Cartelline per Camera e situazione",
    columns: { chamber: "Camera", IN_STOCK: "In studio", GIVEN: "Consegnate", VOID: "Annullate", total: "Ricevute" },
    type: "Registra cartelline arrivate",
    none: "Lo studio non ha ancora un mandato.",
    low: (city: string, count: number) =>
      count === 0
        ? `Non hai più cartelline della Camera di ${city}: senza, nessuna pratica va avanti.`
        : `Della Camera di ${city} ${count === 1 ? "resta una sola cartellina" : `restano ${count} cartelline`}: chiedine altre.`,
  },
  reckoning: {
    title: "Il conto",
    note: "Cartelline, pratiche, dispositivi, ricevute",
    sentences: (r: Reconciliation) => [
      r.received === 0
        ? "Nessuna cartellina ricevuta finora."
        : `${capital(folders(r.received))} ${r.received === 1 ? "ricevuta" : "ricevute"}: ${r.stock} in studio, ${r.given} ${r.given === 1 ? "consegnata" : "consegnate"}, ${r.void} ${r.void === 1 ? "annullata" : "annullate"}.`,
      `${r.given} ${r.given === 1 ? "consegnata" : "consegnate"} per ${r.cases} ${r.cases === 1 ? "pratica" : "pratiche"}: ${r.casesWithout} senza ancora il dispositivo, ${r.casesWith} con il dispositivo.`,
      `${r.made} ${r.made === 1 ? "dispositivo" : "dispositivi"}: ${r.devices.chamber} in Camera, ${r.devices.studio} in studio, ${r.devices.holder} ${r.devices.holder === 1 ? "consegnato" : "consegnati"}, ${r.devices.returned} ${r.devices.returned === 1 ? "rientrato" : "rientrati"} in Camera.`,
      `${r.delivered} ${r.delivered === 1 ? "consegnato" : "consegnati"}, ${r.signed} ${r.signed === 1 ? "coppia di ricevute firmata" : "coppie di ricevute firmate"}: ${r.receipts.studio} da recapitare, ${r.receipts.chamber} in Camera.`,
    ],
    even: "Il conto torna.",
    uneven: "Il conto non torna.",
    imbalances: {
      "folders-without-case": "Una cartellina consegnata non ha la sua pratica, o il contrario.",
      "devices-differ": "I dispositivi non sono tanti quante le pratiche che ne hanno uno.",
      "receipts-differ": "Le ricevute firmate non sono tante quanti i dispositivi consegnati.",
      "receipts-missing": "Una ricevuta firmata risulta smarrita.",
    } satisfies Record<Imbalance, string>,
  },
  issues: {
    title: "Da confermare",
    note: "La Camera dice di averle consegnate",
    none: "Nessuna consegna da confermare.",
    caption: "Consegne della Camera da confermare",
    columns: { range: "Numeri", chamber: "Camera", issued: "Consegnate", count: "Quante", act: "Conferma" },
    range: (first: string, last: string) => (first === last ? first : `${first} – ${last}`),
    partly: (arrived: number, total: number) => `${arrived} su ${total} già confermate`,
    confirm: "Conferma l’arrivo",
  },
  list: {
    title: "Elenco",
    views: "Situazioni",
    states: { IN_STOCK: "In studio", GIVEN: "Consegnate", VOID: "Annullate", RETURNED: "Rientrate" },
    chamber: "Camera",
    caption: (state: string, city: string) => `${state}, Camera di ${city}, in ordine di numero`,
    columns: {
      serial: "Numero",
      layer: "Patina",
      received: "Ricevuta",
      given: "Consegnata",
      case: "Pratica",
      voided: "Annullata",
      reason: "Motivo",
      act: "Annulla",
    },
    none: "Nessuna cartellina in questa situazione.",
    papers: "Da stampare",
    papersNote:
      "L’inventario si conta e si spunta; il verbale delle annullate si firma in due copie. Delle cartelline consegnate e annullate stampano quelle del periodo.",
    from: "Dal",
    to: "Al",
    printStock: "Stampa l’inventario (PDF)",
    printVoid: "Stampa il verbale delle annullate (PDF)",
    void: "Annulla",
  },
  layers: { SILVER: "argentata", GOLD: "dorata" },
  arrive: {
    confirmTitle: "Conferma l’arrivo delle cartelline",
    typeTitle: "Registra cartelline arrivate",
    confirmLead: (first: string, last: string, total: number, day: Day) =>
      `La Camera dice di averti consegnato ${folders(total)} il ${formatDay(day)}: da ${first} a ${last}.`,
    typeLead: (chamber: string) =>
      `La ${chamber} non lavora in Cartellina: scrivi i numeri delle cartelline che ti ha dato.`,
    effect:
      "Conferma solo quelle che hai in mano, intere e con la patina intatta: da quel momento ne risponde lo studio.",
    partly: "Se ne manca qualcuna, conferma il tratto che c’è: le altre restano da confermare.",
    first: "Primo numero",
    last: "Ultimo numero",
    lastHint: "Lo stesso, se è una sola.",
    layer: "Patina",
    day: "Arrivate il",
    submit: "Metti in studio",
    back: "Torna alle cartelline",
  },
  voiding: {
    title: (serial: string) => `Annulla la cartellina ${serial}`,
    lead: "Una cartellina annullata non serve mai più, a nessuno.",
    keep: "Conservala chiusa finché la Camera non dice che farne.",
    given: "Questa cartellina è già stata consegnata: si sostituisce dalla sua pratica.",
    gone: "Questa cartellina non è più in studio.",
    toCase: "Apri la pratica",
    day: "Giorno",
    reason: "Motivo",
    submit: "Annulla la cartellina",
  },
  voidReasons: {
    damaged: "Danneggiata",
    lost: "Smarrita",
    "found-open": "Trovata aperta o con la patina rotta",
    withdrawn: "Pratica finita per rinuncia",
  } satisfies Record<VoidReason, string>,
  said: {
    arrived: "Cartelline messe in studio.",
    voided: "Cartellina annullata.",
  },
  refusals: {
    "range-form":
      "I due numeri devono avere la stessa parte iniziale e le stesse cifre, come TO-2026-04471 e TO-2026-04490.",
    "range-reversed": "L’ultimo numero viene prima del primo.",
    "range-too-long": "Sono più di 500 cartelline insieme: registrale in più volte.",
    "not-of-this-issue": "Questi numeri non sono fra quelli che la Camera dice di averti consegnato: controllali.",
    "already-confirmed": "Queste cartelline sono già in studio o sono già state usate.",
    "chamber-issues-them":
      "Questa Camera registra da sé le cartelline che consegna: confermale da qui quando compaiono.",
    "day-in-future": "Questo giorno deve ancora venire.",
    "envelope-not-in-stock": "Questa cartellina non è più in studio.",
  } satisfies Record<ArrivalRefusal | VoidRefusal, string>,
};

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
