import type { EntryAct } from "~/audit/entry";
import { type EntryFacts, fact, factDay, factList } from "~/cases/timeline";
import { formatDay } from "../days";
import { capture } from "./capture";
import { capital, cases, inWords } from "./cases";
import { identityDocuments } from "./identity-documents";
import { imports } from "./imports";
import { papers } from "./papers";
import { retention } from "./retention";
import { scans } from "./scans";

const dayOf = (facts: EntryFacts, name: string): string => {
  const day = factDay(facts, name);
  return day === null ? "" : formatDay(day);
};
const among = (words: Record<string, string>, code: string) =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code;
const reason = (facts: EntryFacts) => among(cases.reasons, fact(facts, "reason"));
const because = (facts: EntryFacts) => (reason(facts) === "" ? [] : [`motivo: ${reason(facts)}`]);
const sheet = (f: EntryFacts) => scans.sheet(among(scans.documents, fact(f, "document")), fact(f, "copy"));
const fields = (facts: EntryFacts) =>
  factList(facts, "fields")
    .map((name) => among(cases.fields, name))
    .join(", ");

/** «copia 2», «copie 1, 3», «tre copie» */
const sheets = (facts: EntryFacts) => {
  const copies = factList(facts, "copies");
  if (copies.length === 3) return "tre copie";
  return `${copies.length === 1 ? "copia" : "copie"} ${copies.join(", ")}`;
};

/** «modulo di richiesta, copia 2» */
const sheetOf = (f: EntryFacts) => {
  const version = Number(f.version) > 1 ? `, versione ${fact(f, "version")}` : "";
  return `${among(papers.documents, fact(f, "document")).toLowerCase()}, copia ${fact(f, "copy")}${version}`;
};

const stepDays: Record<string, string> = {
  identifiedOn: "identificazione",
  envelopeGivenOn: "consegna della cartellina",
  signedOn: "firme",
  presentedOn: "presentazione",
  producedOn: "produzione",
  collectedOn: "ritiro",
  deliveredOn: "consegna",
  returnedOn: "arrivo delle ricevute",
};

/** The days that a case taken over from paper brings with it, in their order. */
const takenOverDays = [
  ["identifiedOn", "identificata il"],
  ["signedOn", "firmata il"],
  ["presentedOn", "presentata il"],
  ["producedOn", "prodotto il"],
  ["collectedOn", "ritirato il"],
  ["deliveredOn", "consegnato il"],
] as const;

/** What an entry of the register says, as a title and what qualifies it. */
export const timeline = {
  titles: {
    "practice.registered": () => "Studio registrato",
    "practice.changed": () => "Dati dello studio modificati",
    "client.registered": () => "Persona messa in rubrica",
    "client.changed": () => "Persona modificata in rubrica",
    "client.erasureAsked": () => "Cancellazione chiesta dalla persona",
    "client.erased": () => "Persona cancellata dalla rubrica",
    "case.opened": () => "Pratica aperta",
    "case.takenOver": (f) => imports.timeline.takenOver(among(cases.states, fact(f, "to"))),
    "case.edited": (f) => {
      if (factList(f, "fields").includes("batchId")) return "Distinta della pratica cambiata";
      return factList(f, "fields").includes("identityDocument") ? "Documento d’identità trascritto" : "Dati modificati";
    },
    "case.copyAdjusted": (f) =>
      `Copia ${f.cut === true ? "ritagliata" : "girata"}: ${among(capture.kinds, fact(f, "kind")).toLowerCase()}`,
    "case.copyStored": (f) => `Copia acquisita: ${among(capture.kinds, fact(f, "kind")).toLowerCase()}`,
    "case.copiesDestroyed": (f) =>
      Number(f.copies) === 1
        ? "Immagine del documento distrutta"
        : `${fact(f, "copies")} immagini dei documenti distrutte`,
    "case.identified": () => "Richiedente identificato in presenza",
    "case.identityNotProven": () => "Identità non provata",
    "case.envelopeGiven": (f) =>
      f.kept === true
        ? "Cartellina già in mano confermata, patina integra"
        : `Cartellina consegnata, patina ${among(cases.scratchLayers, fact(f, "scratchLayer"))} integra`,
    "case.formPrinted": (f) =>
      f.reprint === true
        ? `Modulo ristampato, versione ${fact(f, "version")}: ${sheets(f)}`
        : `Modulo stampato in tre copie, versione ${fact(f, "version")}`,
    "case.formSigned": () => "Tre copie firmate da richiedente e addetto",
    "case.slipClosed": () => "Distinta chiusa, pronta per lo sportello",
    "case.presented": () => "Domanda presentata allo sportello",
    "case.accepted": () => "Domanda accolta, produzione immediata",
    "case.scheduled": (f) =>
      `Produzione concordata per il ${dayOf(f, "scheduledFor")}, scaglione ${fact(f, "instalment")}`,
    "case.rejected": (f) => `Domanda rifiutata, codice ${fact(f, "code")}`,
    "case.produced": () => "Dispositivo prodotto",
    "case.devicePapersReprinted": (f) =>
      `${among(cases.custody.documents, fact(f, "document"))}, ristampa: ${sheets(f)}`,
    "case.collected": () => "Dispositivo ritirato allo sportello",
    "case.delivered": () => "Dispositivo consegnato al titolare",
    "case.receiptsSent": (f) => `Ricevute dichiarate spedite il ${dayOf(f, "day")}`,
    "case.closed": () => "Ricevute arrivate in Camera, pratica chiusa",
    "case.withdrawn": () => "Rinuncia alla richiesta",
    "case.returnedToChamber": () => "Dispositivo restituito alla Camera",
    "case.envelopeReplaced": () => "Cartellina sostituita",
    "case.mended": () => "Mancanza sanata sugli stessi fogli",
    "case.redone": () => "Modulo da rifare, fogli annullati",
    "case.dateCorrected": (f) => `Data corretta: ${among(stepDays, fact(f, "field"))}`,
    "case.sheetMissing": (f) => `Foglio mancante: ${sheetOf(f)}`,
    "case.sheetFound": (f) => `Foglio ritrovato: ${sheetOf(f)}`,
    "case.noted": () => "Nota aggiunta",
    "case.retentionDated": () => "Termini di conservazione calcolati",
    "case.held": () => "Documenti trattenuti",
    "case.released": () => "Blocco dei documenti tolto",
    "case.erased": () => "Dati della persona cancellati",
    "envelope.received": (f) => `Cartellina ${fact(f, "serial")} in giacenza`,
    "envelope.given": (f) => `Cartellina ${fact(f, "serial")} al richiedente`,
    "envelope.voided": (f) => `Cartellina ${fact(f, "serial")} annullata`,
    "batch.prepared": () => "Distinta preparata",
    "batch.changed": () => "Distinta modificata",
    "batch.closed": () => "Distinta chiusa",
    "batch.opened": () => "Distinta aperta allo sportello",
    "batch.confirmed": () => "Accettazione confermata",
    "batch.cancelled": () => "Distinta annullata",
    "chamber.created": () => "Camera registrata",
    "chamber.changed": () => "Dati della Camera modificati",
    "chamber.rulesetDated": (f) => `Regole ${fact(f, "ruleset")} datate`,
    "chamber.closureSet": (f) => `Chiusura dal ${dayOf(f, "from")} al ${dayOf(f, "to")}`,
    "chamber.closureCancelled": (f) => `Chiusura dal ${dayOf(f, "from")} al ${dayOf(f, "to")} revocata`,
    "paperEdition.drafted": (f) => `Modulistica ${fact(f, "edition")} iniziata in bozza`,
    "paperEdition.changed": (f) => `Bozza della modulistica ${fact(f, "edition")} modificata`,
    "paperEdition.published": (f) => `Modulistica ${fact(f, "edition")} pubblicata, dal ${dayOf(f, "from")}`,
    "paperEdition.discarded": (f) => `Bozza della modulistica ${fact(f, "edition")} scartata`,
    "mandate.signed": (f) => `Mandato ${fact(f, "number")} registrato`,
    "mandate.changed": () => "Mandato modificato",
    "mandate.retentionSet": (f) => `Termini di conservazione dal ${dayOf(f, "from")}`,
    "mandate.officerEnabled": () => "Addetto abilitato",
    "mandate.officerEnded": () => "Abilitazione terminata",
    "envelopeIssue.made": (f) => `Cartelline da ${fact(f, "first")} a ${fact(f, "last")} affidate allo studio`,
    "deviceSerial.used": (f) => `Numero di serie ${fact(f, "serial")} assegnato`,
    "visit.opened": () => "Visita aperta allo sportello",
    "visit.confirmed": () => "Visita confermata",
    "person.invited": () => "Persona invitata",
    "person.joined": () => "Persona entrata",
    "person.changed": () => "Persona modificata",
    "person.disabled": () => "Accesso tolto",
    "case.sheetScanned": (f) => scans.timeline.scanned(sheet(f)),
    "case.sheetRemoved": (f) => scans.timeline.removed(sheet(f)),
    "scan.taken": (f) => scans.timeline.taken(Number(f.files)),
    "scan.pagesRead": (f) => scans.timeline.read(Number(f.pages)),
    "scan.pageFiled": () => scans.timeline.pageFiled,
    "scan.pageDiscarded": () => scans.timeline.pageDiscarded,
    "scan.expired": (f) => scans.timeline.expired(Number(f.pages) + Number(f.files)),
    "import.taken": (f) => imports.timeline.taken(Number(f.rows)),
    "import.done": (f) => imports.timeline.done(Number(f.taken) + Number(f.updated)),
    "import.abandoned": () => imports.timeline.abandoned,
    "import.rowsDeleted": (f) => imports.timeline.rowsDeleted(Number(f.rows)),
    "reads.digested": () => "Letture del giorno sigillate",
    "reads.manyOpened": () => "Molte copie aperte in un’ora",
  } satisfies Record<EntryAct, (facts: EntryFacts) => string>,

  sheetsScanned: (n: number) => scans.timeline.manyScanned(n),
  copiesTaken: (n: number) => `${capital(inWords(n))} copie acquisite`,

  /** What else an entry about a case says, in pieces. */
  notes: (act: EntryAct, f: EntryFacts): string[] => {
    switch (act) {
      case "case.opened":
        return [among(cases.requestTypes, fact(f, "requestType")).toLowerCase()];
      case "case.takenOver":
        return [
          ...takenOverDays.flatMap(([name, words]) => (fact(f, name) === "" ? [] : [`${words} ${dayOf(f, name)}`])),
          ...(fact(f, "legalDue") === "" ? [] : [`ricevute entro il ${dayOf(f, "legalDue")}`]),
        ];
      case "case.edited":
      case "client.changed":
        return fields(f) === "" || factList(f, "fields").includes("batchId") ? [] : [fields(f)];
      case "case.copyStored":
        return f.via === "PHONE" ? ["con il telefono"] : [];
      case "case.identified":
        return [among(identityDocuments.types, fact(f, "documentType")).toLowerCase()];
      case "case.envelopeGiven":
        return [`cartellina ${fact(f, "envelope")}`, "sei argomenti spiegati"];
      case "case.formPrinted":
      case "case.devicePapersReprinted":
        return because(f);
      case "case.formSigned":
        return [`versione ${fact(f, "version")}`];
      case "case.accepted":
      case "case.scheduled":
      case "case.rejected":
        return [`riga ${fact(f, "position")} della distinta`];
      case "case.produced":
        return [`numero di serie ${fact(f, "device")}`, `certificati fino al ${dayOf(f, "notAfter")}`];
      case "case.collected":
        return ["tre moduli di registrazione firmati"];
      case "case.delivered":
        return [
          "titolare riconosciuto, tre ricevute firmate",
          ...(f.sealConfirmed === false ? ["patina non integra alla consegna"] : []),
          `ricevute entro il ${dayOf(f, "legalDue")}`,
        ];
      case "case.receiptsSent":
        return [among(cases.sendingMeans, fact(f, "means"))];
      case "case.closed":
        return Number(f.daysLate) > 0
          ? [Number(f.daysLate) === 1 ? "un giorno dopo il termine" : `${fact(f, "daysLate")} giorni dopo il termine`]
          : ["entro il termine"];
      case "case.dateCorrected":
        return [
          `dal ${dayOf(f, "oldDay")} al ${dayOf(f, "newDay")}`,
          ...because(f),
          ...(fact(f, "newLegalDue") !== "" && f.newLegalDue !== f.oldLegalDue
            ? [`termine dal ${dayOf(f, "oldLegalDue")} al ${dayOf(f, "newLegalDue")}`]
            : []),
        ];
      case "case.sheetMissing":
        return [
          among(papers.missingReasons, fact(f, "reason")).toLowerCase(),
          `era presso: ${among(papers.keepers, fact(f, "holder"))}`,
          ...(f.offSlip === true ? ["la pratica esce dalla distinta"] : []),
        ];
      case "case.sheetFound":
        return [
          among(papers.foundReasons, fact(f, "reason")).toLowerCase(),
          `ora presso: ${among(papers.keepers, fact(f, "holder"))}`,
          ...(f.signedAnew === true ? ["firmato di nuovo"] : []),
        ];
      case "case.identityNotProven":
      case "case.withdrawn":
      case "case.returnedToChamber":
      case "case.envelopeReplaced":
      case "case.redone":
      case "envelope.voided":
        return because(f);
      case "case.copiesDestroyed":
      case "case.erased":
        return fact(f, "due") === "" ? [] : [retention.timeline.due(dayOf(f, "due"))];
      case "case.retentionDated":
        return [
          ...(fact(f, "copiesOn") === "" ? [] : [retention.timeline.copies(dayOf(f, "copiesOn"))]),
          ...(fact(f, "eraseOn") === "" ? [] : [retention.timeline.register(dayOf(f, "eraseOn"))]),
        ];
      case "case.held":
        return [
          among(retention.hold.reasons, fact(f, "reason")).toLowerCase(),
          retention.timeline.review(dayOf(f, "reviewOn")),
        ];
      case "case.released":
        return [among(retention.hold.reasons, fact(f, "reason")).toLowerCase()];
      case "case.sheetScanned":
        return [among(scans.by, fact(f, "by"))];
      case "case.sheetRemoved":
        return [among(scans.removals, fact(f, "reason"))];
      default:
        return [];
    }
  },
  /** The day an act is said to have happened on, where it is not the recording's. */
  happenedOn: (day: string) => `giorno dichiarato ${day}`,
  recordedAfter: (days: number) => `registrato a ${days} giorni di distanza`,
  declared: "dichiarato dallo studio",
  rules: (code: string) => `regole ${code}`,
  number: (seq: string) => `registro ${seq}`,
  atCounter: (name: string) => `${name}, sportello`,
  product: "Cartellina",
  somebody: "Persona non più in elenco",
};
