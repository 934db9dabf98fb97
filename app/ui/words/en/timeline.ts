import { type EntryFacts, fact, factDay, factList } from "~/cases/timeline";
import { formatDay } from "../days";
import type { timeline as it } from "../it/timeline";
import type { WordsLike } from "../words-like";
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
const because = (facts: EntryFacts) => (reason(facts) === "" ? [] : [`reason: ${reason(facts)}`]);
const sheet = (f: EntryFacts) => scans.sheet(among(scans.documents, fact(f, "document")), fact(f, "copy"));
const fields = (facts: EntryFacts) =>
  factList(facts, "fields")
    .map((name) => among(cases.fields, name))
    .join(", ");

/** “copy 2”, “copies 1, 3”, “three copies” */
const sheets = (facts: EntryFacts) => {
  const copies = factList(facts, "copies");
  if (copies.length === 3) return "three copies";
  return `${copies.length === 1 ? "copy" : "copies"} ${copies.join(", ")}`;
};

/** «request form, copy 2» */
const sheetOf = (f: EntryFacts) => {
  const version = Number(f.version) > 1 ? `, version ${fact(f, "version")}` : "";
  return `${among(papers.documents, fact(f, "document")).toLowerCase()}, copy ${fact(f, "copy")}${version}`;
};

const stepDays: Record<string, string> = {
  identifiedOn: "identification",
  envelopeGivenOn: "handover of the folder",
  signedOn: "signatures",
  presentedOn: "presentation",
  producedOn: "production",
  collectedOn: "collection",
  deliveredOn: "delivery",
  returnedOn: "arrival of the receipts",
};

/** The days that a case taken over from paper brings with it, in their order. */
const takenOverDays = [
  ["identifiedOn", "identified on"],
  ["signedOn", "signed on"],
  ["presentedOn", "presented on"],
  ["producedOn", "made on"],
  ["collectedOn", "collected on"],
  ["deliveredOn", "delivered on"],
] as const;

export const timeline: WordsLike<typeof it> = {
  titles: {
    "practice.registered": () => "Practice registered",
    "practice.changed": () => "Practice’s data changed",
    "client.registered": () => "Person put in the address book",
    "client.changed": () => "Person changed in the address book",
    "client.erasureAsked": () => "Erasure asked by the person",
    "client.erased": () => "Person erased from the address book",
    "case.opened": () => "Case opened",
    "case.takenOver": (f) => imports.timeline.takenOver(among(cases.states, fact(f, "to"))),
    "case.edited": (f) => {
      if (factList(f, "fields").includes("batchId")) return "Slip of the case changed";
      return factList(f, "fields").includes("identityDocument") ? "Identity document copied" : "Data changed";
    },
    "case.copyAdjusted": (f) =>
      `Copy ${f.cut === true ? "cropped" : "turned"}: ${among(capture.kinds, fact(f, "kind")).toLowerCase()}`,
    "case.copyStored": (f) => `Copy taken: ${among(capture.kinds, fact(f, "kind")).toLowerCase()}`,
    "case.copiesDestroyed": (f) =>
      Number(f.copies) === 1
        ? "Picture of the document destroyed"
        : `${fact(f, "copies")} pictures of the documents destroyed`,
    "case.identified": () => "Applicant identified in person",
    "case.identityNotProven": () => "Identity not proven",
    "case.envelopeGiven": (f) =>
      f.kept === true
        ? "Folder already in hand confirmed, scratch layer intact"
        : `Folder handed over, ${among(cases.scratchLayers, fact(f, "scratchLayer"))} scratch layer intact`,
    "case.formPrinted": (f) =>
      f.reprint === true
        ? `Form reprinted, version ${fact(f, "version")}: ${sheets(f)}`
        : `Form printed in three copies, version ${fact(f, "version")}`,
    "case.formSigned": () => "Three copies signed by applicant and officer",
    "case.slipClosed": () => "Slip closed, ready for the counter",
    "case.presented": () => "Request presented at the counter",
    "case.accepted": () => "Request accepted, produced at once",
    "case.scheduled": (f) => `Production agreed for ${dayOf(f, "scheduledFor")}, instalment ${fact(f, "instalment")}`,
    "case.rejected": (f) => `Request refused, code ${fact(f, "code")}`,
    "case.produced": () => "Device produced",
    "case.devicePapersReprinted": (f) =>
      `${among(cases.custody.documents, fact(f, "document"))}, reprinted: ${sheets(f)}`,
    "case.collected": () => "Device collected at the counter",
    "case.delivered": () => "Device delivered to the holder",
    "case.receiptsSent": (f) => `Receipts declared as sent on ${dayOf(f, "day")}`,
    "case.closed": () => "Receipts arrived at the Chamber, case closed",
    "case.withdrawn": () => "Request withdrawn",
    "case.returnedToChamber": () => "Device returned to the Chamber",
    "case.envelopeReplaced": () => "Folder replaced",
    "case.mended": () => "Mended on the same sheets",
    "case.redone": () => "Form to be redone, sheets void",
    "case.dateCorrected": (f) => `Date corrected: ${among(stepDays, fact(f, "field"))}`,
    "case.sheetMissing": (f) => `Sheet missing: ${sheetOf(f)}`,
    "case.sheetFound": (f) => `Sheet found: ${sheetOf(f)}`,
    "case.noted": () => "Note added",
    "case.retentionDated": () => "Days of retention computed",
    "case.held": () => "Documents held",
    "case.released": () => "Hold on the documents lifted",
    "case.erased": () => "Data of the person erased",
    "envelope.received": (f) => `Folder ${fact(f, "serial")} in stock`,
    "envelope.given": (f) => `Folder ${fact(f, "serial")} to the applicant`,
    "envelope.voided": (f) => `Folder ${fact(f, "serial")} void`,
    "batch.prepared": () => "Slip prepared",
    "batch.changed": () => "Slip changed",
    "batch.closed": () => "Slip closed",
    "batch.opened": () => "Slip opened at the counter",
    "batch.confirmed": () => "Acceptance confirmed",
    "batch.cancelled": () => "Slip cancelled",
    "chamber.created": () => "Chamber registered",
    "chamber.changed": () => "Chamber’s data changed",
    "chamber.rulesetDated": (f) => `Rules ${fact(f, "ruleset")} dated`,
    "chamber.closureSet": (f) => `Closure from ${dayOf(f, "from")} to ${dayOf(f, "to")}`,
    "chamber.closureCancelled": (f) => `Closure from ${dayOf(f, "from")} to ${dayOf(f, "to")} called off`,
    "paperEdition.drafted": (f) => `Draft of forms ${fact(f, "edition")} begun`,
    "paperEdition.changed": (f) => `Draft of forms ${fact(f, "edition")} changed`,
    "paperEdition.published": (f) => `Forms ${fact(f, "edition")} published, from ${dayOf(f, "from")}`,
    "paperEdition.discarded": (f) => `Draft of forms ${fact(f, "edition")} thrown away`,
    "mandate.signed": (f) => `Mandate ${fact(f, "number")} registered`,
    "mandate.changed": () => "Mandate changed",
    "mandate.retentionSet": (f) => `Terms of retention from ${dayOf(f, "from")}`,
    "mandate.officerEnabled": () => "Officer enabled",
    "mandate.officerEnded": () => "Enablement ended",
    "envelopeIssue.made": (f) => `Folders ${fact(f, "first")} to ${fact(f, "last")} handed to the practice`,
    "deviceSerial.used": (f) => `Serial number ${fact(f, "serial")} taken`,
    "visit.opened": () => "Visit opened at the counter",
    "visit.confirmed": () => "Visit confirmed",
    "person.invited": () => "Person invited",
    "person.joined": () => "Person joined",
    "person.changed": () => "Person changed",
    "person.disabled": () => "Access taken away",
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
    "reads.digested": () => "Readings of the day sealed",
    "reads.manyOpened": () => "Many copies opened in an hour",
  },

  sheetsScanned: (n) => scans.timeline.manyScanned(n),
  copiesTaken: (n) => `${capital(inWords(n))} copies taken`,

  notes: (act, f) => {
    switch (act) {
      case "case.opened":
        return [among(cases.requestTypes, fact(f, "requestType")).toLowerCase()];
      case "case.takenOver":
        return [
          ...takenOverDays.flatMap(([name, words]) => (fact(f, name) === "" ? [] : [`${words} ${dayOf(f, name)}`])),
          ...(fact(f, "legalDue") === "" ? [] : [`receipts by ${dayOf(f, "legalDue")}`]),
        ];
      case "case.edited":
      case "client.changed":
        return fields(f) === "" || factList(f, "fields").includes("batchId") ? [] : [fields(f)];
      case "case.copyStored":
        return f.via === "PHONE" ? ["with the phone"] : [];
      case "case.identified":
        return [among(identityDocuments.types, fact(f, "documentType")).toLowerCase()];
      case "case.envelopeGiven":
        return [`folder ${fact(f, "envelope")}`, "six topics explained"];
      case "case.formPrinted":
      case "case.devicePapersReprinted":
        return because(f);
      case "case.formSigned":
        return [`version ${fact(f, "version")}`];
      case "case.accepted":
      case "case.scheduled":
      case "case.rejected":
        return [`line ${fact(f, "position")} of the slip`];
      case "case.produced":
        return [`serial number ${fact(f, "device")}`, `certificates until ${dayOf(f, "notAfter")}`];
      case "case.collected":
        return ["three registration forms signed"];
      case "case.delivered":
        return [
          "holder recognised, three receipts signed",
          ...(f.sealConfirmed === false ? ["scratch layer not intact at delivery"] : []),
          `receipts by ${dayOf(f, "legalDue")}`,
        ];
      case "case.receiptsSent":
        return [among(cases.sendingMeans, fact(f, "means"))];
      case "case.closed":
        return Number(f.daysLate) > 0
          ? [Number(f.daysLate) === 1 ? "one day after the term" : `${fact(f, "daysLate")} days after the term`]
          : ["within the term"];
      case "case.dateCorrected":
        return [
          `from ${dayOf(f, "oldDay")} to ${dayOf(f, "newDay")}`,
          ...because(f),
          ...(fact(f, "newLegalDue") !== "" && f.newLegalDue !== f.oldLegalDue
            ? [`term from ${dayOf(f, "oldLegalDue")} to ${dayOf(f, "newLegalDue")}`]
            : []),
        ];
      case "case.sheetMissing":
        return [
          among(papers.missingReasons, fact(f, "reason")).toLowerCase(),
          `last with: ${among(papers.keepers, fact(f, "holder"))}`,
          ...(f.offSlip === true ? ["the case leaves its slip"] : []),
        ];
      case "case.sheetFound":
        return [
          among(papers.foundReasons, fact(f, "reason")).toLowerCase(),
          `now with: ${among(papers.keepers, fact(f, "holder"))}`,
          ...(f.signedAnew === true ? ["signed again"] : []),
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
  happenedOn: (day) => `declared day ${day}`,
  recordedAfter: (days) => `recorded ${days} days apart`,
  declared: "declared by the practice",
  rules: (code) => `rules ${code}`,
  number: (seq) => `register ${seq}`,
  atCounter: (name) => `${name}, counter`,
  product: "Cartellina",
  somebody: "Person no longer listed",
};
