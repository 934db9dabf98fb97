import type {
  CopyHolder,
  CopyNo,
  CopyRef,
  CustodyEvent,
  CustodyRules,
  CustodyStep,
  DocumentCopy,
  DocumentType,
  Signer,
} from "./custody";

/** One cell of the table: where the sheet has to be for the event, and where it is afterwards. */
export type Move = CopyRef & { from: CopyHolder | "ANYWHERE" | "NOT_PRINTED"; to: CopyHolder; signed: Signer[] };

const BOTH: Signer[] = ["APPLICANT", "OFFICER"];

/** domain.md §2.2 read by columns: what each event does to each sheet, under the rules of the day of the step. */
export function movesFor(
  copies: readonly DocumentCopy[],
  event: CustodyEvent,
  { rules, version }: CustodyStep,
): Move[] {
  const request = rowOf("REQUEST_FORM", version);
  const registration = rowOf("REGISTRATION_FORM", version);
  const receipt = rowOf("DELIVERY_RECEIPT", version);

  switch (event) {
    case "printForm":
      return [
        ...copies.filter(isBlankForm).map(toVoid),
        request(1, "NOT_PRINTED", "IR"),
        request(2, "NOT_PRINTED", "IR"),
        request(3, "NOT_PRINTED", "IR"),
      ];
    case "reprintForm": // blank sheets that were lost: the new ones take their place
      return copies
        .filter((sheet) => isForm(sheet, version) && isBlankForm(sheet) && sheet.holder === "MISSING")
        .map(backToPractice);
    case "voidForm":
      return copies.filter((sheet) => isForm(sheet, version) && sheet.holder !== "VOID").map(toVoid);
    case "signForm": // R41: both signatures on all three; A4
      return [
        request(1, "IR", rules.requestForm.thirdCopyHolder, BOTH),
        request(2, "IR", "IR", BOTH),
        request(3, "IR", "IR", BOTH),
      ];
    case "present": // R42, A4
      return [
        request(2, "IR", "CHAMBER"),
        ...(rules.requestForm.chamberKeeps === 2 ? [request(3, "IR", "CHAMBER")] : []),
      ];
    case "rejectByChamber":
      return copies.filter((sheet) => isForm(sheet, version) && sheet.holder === "CHAMBER").map(toPractice);
    case "mend":
      return [];
    case "produce": // R46, R47
      return [
        registration(1, "NOT_PRINTED", "CHAMBER"),
        registration(2, "NOT_PRINTED", "CHAMBER"),
        registration(3, "NOT_PRINTED", "CHAMBER"),
        receipt(1, "NOT_PRINTED", "CHAMBER"),
        receipt(2, "NOT_PRINTED", "CHAMBER"),
        receipt(3, "NOT_PRINTED", "CHAMBER"),
      ];
    case "collect": // R46, A5
      return [
        registration(1, "CHAMBER", collectedBy(1, rules), ["OFFICER"]),
        registration(2, "CHAMBER", collectedBy(2, rules), ["OFFICER"]),
        registration(3, "CHAMBER", collectedBy(3, rules), ["OFFICER"]),
        receipt(1, "CHAMBER", "IR"),
        receipt(2, "CHAMBER", "IR"),
        receipt(3, "CHAMBER", "IR"),
      ];
    case "deliver": // R48, R49
      return [
        ...copies.filter((sheet) => isForHolder(sheet, version, rules)).map(toHolder),
        receipt(1, "IR", "APPLICANT", BOTH),
        receipt(2, "IR", "IR", BOTH),
        receipt(3, "IR", "IR", BOTH),
      ];
    case "returnReceipts": // R50, A3
      return [receipt(2, "IR", "CHAMBER"), ...(rules.receipt.chamberCopies === 2 ? [receipt(3, "IR", "CHAMBER")] : [])];
    case "undeliverable": // the device goes back with all its papers
      return copies.filter((sheet) => sheet.documentType !== "REQUEST_FORM" && sheet.holder === "IR").map(toChamber);
    case "withdraw":
    case "identityNotProven":
      return copies.filter((sheet) => sheet.holder !== "CHAMBER" && sheet.holder !== "VOID").map(toVoid);
  }
}

/** Who keeps each registration form in the end (A5): the chamber's come first, then the holder's, then the practice's. */
export function registrationKeeper(copyNo: CopyNo, rules: CustodyRules): "CHAMBER" | "APPLICANT" | "IR" {
  const { chamber, holder, ir } = rules.registrationForm.split;
  if (chamber + holder + ir !== 3) throw new Error("registrationForm.split must share out three copies");
  if (copyNo <= chamber) return "CHAMBER";
  return copyNo <= chamber + holder ? "APPLICANT" : "IR";
}

const collectedBy = (copyNo: CopyNo, rules: CustodyRules) =>
  registrationKeeper(copyNo, rules) === "CHAMBER" ? "CHAMBER" : "IR";

/** The split may have changed since collection: what stayed at the chamber then is not in the officer's hands now. */
const isForHolder = (sheet: DocumentCopy, version: number, rules: CustodyRules) =>
  sheet.documentType === "REGISTRATION_FORM" &&
  sheet.version === version &&
  sheet.holder !== "CHAMBER" &&
  registrationKeeper(sheet.copyNo, rules) === "APPLICANT";

const isForm = (sheet: DocumentCopy, version: number) =>
  sheet.documentType === "REQUEST_FORM" && sheet.version === version;

/** A new printing replaces the sheets of an earlier version that nobody has signed. */
const isBlankForm = (sheet: DocumentCopy) =>
  sheet.documentType === "REQUEST_FORM" && sheet.holder !== "VOID" && sheet.signedBy.length === 0;

const toVoid = (sheet: CopyRef) => rowOf(sheet.documentType, sheet.version)(sheet.copyNo, "ANYWHERE", "VOID");
const toPractice = (sheet: CopyRef) => rowOf(sheet.documentType, sheet.version)(sheet.copyNo, "CHAMBER", "IR");
const backToPractice = (sheet: CopyRef) => rowOf(sheet.documentType, sheet.version)(sheet.copyNo, "MISSING", "IR");
const toChamber = (sheet: CopyRef) => rowOf(sheet.documentType, sheet.version)(sheet.copyNo, "IR", "CHAMBER");
const toHolder = (sheet: CopyRef) => rowOf(sheet.documentType, sheet.version)(sheet.copyNo, "IR", "APPLICANT");

const rowOf =
  (documentType: DocumentType, version: number) =>
  (copyNo: CopyNo, from: Move["from"], to: CopyHolder, signed: Signer[] = []): Move => ({
    documentType,
    version,
    copyNo,
    from,
    to,
    signed,
  });
