import type { Day } from "~/terms/day";
import { type Move, movesFor } from "./custody-table";

export type DocumentType = "REQUEST_FORM" | "REGISTRATION_FORM" | "DELIVERY_RECEIPT";
export type CopyNo = 1 | 2 | 3;
export type CopyHolder = "APPLICANT" | "IR" | "CHAMBER" | "MISSING" | "VOID";
export type Signer = "APPLICANT" | "OFFICER";

/** One sheet of paper of a case: `version` counts the printings of its document, `copyNo` the three originals. */
export type DocumentCopy = {
  documentType: DocumentType;
  version: number;
  copyNo: CopyNo;
  holder: CopyHolder;
  signedBy: Signer[];
  signedOn: Day | null;
  movedOn: Day;
};

export type CopyRef = Pick<DocumentCopy, "documentType" | "version" | "copyNo">;

/** What one event did to one sheet: `from` is null when it was printed; from = to when it was only signed. */
export type Movement = CopyRef & { from: CopyHolder | null; to: CopyHolder; signed: Signer[]; day: Day };

/** Events of a case that concern its paper (domain.md §2.1), with the printing and the voiding of the request form. */
export type CustodyEvent =
  | "printForm"
  | "reprintForm"
  | "voidForm"
  | "signForm"
  | "present"
  | "rejectByChamber"
  | "mend"
  | "produce"
  | "collect"
  | "deliver"
  | "returnReceipts"
  | "undeliverable"
  | "withdraw"
  | "identityNotProven";

/** How a chamber splits the copies (A3, A4, A5). */
export type CustodyRules = {
  requestForm: { thirdCopyHolder: "APPLICANT" | "IR"; chamberKeeps: 1 | 2 };
  registrationForm: { split: { chamber: number; holder: number; ir: number } };
  receipt: { chamberCopies: 1 | 2 };
};

/**
 * `rules` are those of the day of the step. `version` is the version of the documents that the event is about: the
 * request form's until `present`, that of the registration form and the receipt from `produce` on.
 */
export type CustodyStep = { day: Day; rules: CustodyRules; version: number };

/**
 * Moves the paper of a case for one event, by the table of domain.md §2.2.
 * @returns the sheets after the event, and the movements that led there in the order of the table.
 * @throws Error when a sheet that the event needs is not where it must be: ask `misplacedFor` first.
 */
export function applyCustody(
  copies: readonly DocumentCopy[],
  event: CustodyEvent,
  step: CustodyStep,
): { copies: DocumentCopy[]; movements: Movement[] } {
  const misplaced = misplacedFor(copies, event, step);
  if (misplaced.length > 0) throw new Error(`${event}: not where it has to be: ${misplaced.map(nameOf).join(", ")}`);

  const movements = movementsFor(copies, event, step);
  const moved = applyMovements(copies, movements);
  assertConservation(moved);
  return { copies: moved, movements };
}

/** The sheets that `event` needs elsewhere, or already finds printed. None: go ahead. */
export function misplacedFor(copies: readonly DocumentCopy[], event: CustodyEvent, step: CustodyStep): CopyRef[] {
  return movesFor(copies, event, step)
    .filter((move) => !isThere(find(copies, move), move.from))
    .map(refOf);
}

/** The movements of `event` on these sheets; a sheet that neither moves nor is signed does not appear. */
export function movementsFor(copies: readonly DocumentCopy[], event: CustodyEvent, step: CustodyStep): Movement[] {
  return movesFor(copies, event, step)
    .map((move) => ({
      ...refOf(move),
      from: find(copies, move)?.holder ?? null,
      to: move.to,
      signed: [...move.signed],
      day: step.day,
    }))
    .filter((movement) => movement.from !== movement.to || movement.signed.length > 0);
}

/** The sheets that `event` cannot do without and that are missing: they have to be found, or printed again, first. */
export function missingFor(copies: readonly DocumentCopy[], event: CustodyEvent, step: CustodyStep): CopyRef[] {
  return misplacedFor(copies, event, step).filter((ref) => find(copies, ref)?.holder === "MISSING");
}

/** Who must have the sheet for `event`; null when the event takes it wherever it is, or does not concern it. */
export function neededAt(
  copies: readonly DocumentCopy[],
  ref: CopyRef,
  event: CustodyEvent,
  step: CustodyStep,
): Keeper | null {
  const from = movesFor(copies, event, step).find((move) => isSame(move, ref))?.from;
  return from !== undefined && isKeeper(from) ? from : null;
}

/** Hands that can have a sheet, lose it and find it again. */
export const KEEPERS = ["APPLICANT", "IR", "CHAMBER"] as const;
export type Keeper = (typeof KEEPERS)[number];
export const isKeeper = (holder: string): holder is Keeper => (KEEPERS as readonly string[]).includes(holder);

/** A sheet that nobody can find any more. */
export function loseCopy(copies: readonly DocumentCopy[], ref: CopyRef, day: Day): Movement {
  const from = find(copies, ref)?.holder;
  if (!from || !isKeeper(from)) throw new Error(`cannot be lost: ${nameOf(ref)}`);
  return { ...refOf(ref), from, to: "MISSING", signed: [], day };
}

/**
 * A missing sheet that is in the hands of `holder` again. `anew`: another one was printed in its place, and whoever had
 * signed the first has signed this one on that day.
 */
export function findCopy(
  copies: readonly DocumentCopy[],
  ref: CopyRef,
  holder: Keeper,
  day: Day,
  anew = false,
): Movement {
  const sheet = find(copies, ref);
  if (sheet?.holder !== "MISSING") throw new Error(`is not missing: ${nameOf(ref)}`);
  return { ...refOf(ref), from: "MISSING", to: holder, signed: anew ? [...sheet.signedBy] : [], day };
}

/**
 * Replays movements on sheets: from none, the whole ledger gives the sheets of today.
 * @throws Error naming the first movement that does not follow from those before it: a sheet printed twice, or taken
 * from whoever did not have it.
 */
export function applyMovements(copies: readonly DocumentCopy[], movements: readonly Movement[]): DocumentCopy[] {
  return movements.reduce<DocumentCopy[]>(applyMovement, [...copies]);
}

function applyMovement(copies: DocumentCopy[], movement: Movement): DocumentCopy[] {
  const { from, to, signed, day } = movement;
  const at = find(copies, movement)?.holder ?? null;
  if (at !== from) throw new Error(`${nameOf(movement)} was ${placeOf(at)}, and moves from ${placeOf(from)}`);
  if (from === "MISSING" && signed.length > 0 && signed.join() !== find(copies, movement)?.signedBy.join())
    throw new Error(`${nameOf(movement)} was signed anew by other people`);
  if (from === null) return [...copies, { ...refOf(movement), holder: to, signedBy: [], signedOn: null, movedOn: day }];

  const signature = signed.length > 0 ? { signedBy: [...signed], signedOn: day } : {};
  return copies.map((sheet) =>
    isSame(sheet, movement) ? { ...sheet, ...signature, holder: to, movedOn: day } : sheet,
  );
}

/**
 * The law of the ledger (domain.md §2.2): of each document and version exactly three copies; who holds a sheet could
 * have got it only with the signatures it bears; one form at most is in use; registration forms and receipts are
 * printed together.
 * @throws Error naming the first sheet or document that breaks it.
 */
export function assertConservation(copies: readonly DocumentCopy[]): void {
  const sets = bySet(copies);
  for (const set of sets) {
    assertThreeCopies(set);
    assertSignedAlike(set);
    for (const sheet of set) assertSheet(sheet);
  }
  assertOneFormInUse(sets);
  assertPrintedTogether(copies);
}

function assertThreeCopies(set: DocumentCopy[]): void {
  const numbers = set.map((sheet) => sheet.copyNo).sort();
  if (numbers.join() !== COPY_NUMBERS.join()) throw new Error(`not three copies: ${set.map(nameOf).join(", ")}`);
}

/** The three copies are signed in one act (R41, R46, R49); only one printed again for a lost one has a later day. */
function assertSignedAlike(set: DocumentCopy[]): void {
  const first = set[0];
  const differs = set.find((sheet) => sheet.signedBy.join() !== first?.signedBy.join());
  if (differs) throw new Error(`not signed like its other copies: ${nameOf(differs)}`);
}

function assertSheet(sheet: DocumentCopy): void {
  if ((sheet.signedOn === null) !== (sheet.signedBy.length === 0))
    throw new Error(`signature without day: ${nameOf(sheet)}`);

  const signatures = sheet.signedBy.join();
  if (signatures !== "" && signatures !== SIGNERS[sheet.documentType].join()) {
    throw new Error(`signed by the wrong people: ${nameOf(sheet)}`);
  }
  if (signatures === "" && NEEDS_SIGNATURE[sheet.documentType].includes(sheet.holder)) {
    throw new Error(`left unsigned for ${sheet.holder}: ${nameOf(sheet)}`);
  }
}

function assertOneFormInUse(sets: DocumentCopy[][]): void {
  const inUse = sets.filter((set) => set[0]?.documentType === "REQUEST_FORM" && !isVoided(set));
  if (inUse.length > 1) throw new Error("more than one version of the request form is in use");
}

function assertPrintedTogether(copies: readonly DocumentCopy[]): void {
  const versions = (type: DocumentType) => new Set(copies.filter((s) => s.documentType === type).map((s) => s.version));
  const registrations = versions("REGISTRATION_FORM");
  const receipts = versions("DELIVERY_RECEIPT");
  if (registrations.size !== receipts.size || [...registrations].some((version) => !receipts.has(version))) {
    throw new Error("registration forms and receipts were not printed together");
  }
}

export const COPY_NUMBERS: readonly CopyNo[] = [1, 2, 3];

/** Whose signatures a signed sheet bears (R41, R46, §8.2). */
const SIGNERS: Record<DocumentType, readonly Signer[]> = {
  REQUEST_FORM: ["APPLICANT", "OFFICER"],
  REGISTRATION_FORM: ["OFFICER"],
  DELIVERY_RECEIPT: ["APPLICANT", "OFFICER"],
};

/** Hands that a sheet reaches only signed: blank forms never leave the practice, receipts go to the holder signed. */
const NEEDS_SIGNATURE: Record<DocumentType, readonly CopyHolder[]> = {
  REQUEST_FORM: ["APPLICANT", "CHAMBER"],
  REGISTRATION_FORM: ["APPLICANT", "IR"],
  DELIVERY_RECEIPT: ["APPLICANT"],
};

/** The version of the request form in use; null when none is: not printed yet, or void. */
export function standingVersion(copies: readonly DocumentCopy[]): number | null {
  const standing = bySet(copies).find((set) => set[0]?.documentType === "REQUEST_FORM" && !isVoided(set));
  return standing?.[0]?.version ?? null;
}

/** What stands where, for the sentence "Nove copie su nove: 3 al titolare, 3 in studio, 3 in Camera. Il conto torna." */
export type Balance = {
  expected: number;
  applicant: number;
  practice: number;
  chamber: number;
  voided: number;
  missing: number;
  even: boolean;
};

/** Counts the sheets in use, three for each document; a version whose three copies are void is left out. */
export function balance(copies: readonly DocumentCopy[]): Balance {
  const sets = bySet(copies).filter((set) => !isVoided(set));
  const sheets = sets.flat();
  const at = (holder: CopyHolder) => sheets.filter((sheet) => sheet.holder === holder).length;

  const counted = { applicant: at("APPLICANT"), practice: at("IR"), chamber: at("CHAMBER"), voided: at("VOID") };
  const expected = sets.length * COPY_NUMBERS.length;
  const found = counted.applicant + counted.practice + counted.chamber + counted.voided;
  return { expected, ...counted, missing: expected - found, even: found === expected };
}

/** The sheets grouped by document and version, in the order in which they were printed. */
function bySet(copies: readonly DocumentCopy[]): DocumentCopy[][] {
  const sets = new Map<string, DocumentCopy[]>();
  for (const sheet of copies) {
    const key = `${sheet.documentType} v${sheet.version}`;
    sets.set(key, [...(sets.get(key) ?? []), sheet]);
  }
  return [...sets.values()];
}

const isVoided = (set: DocumentCopy[]) => set.every((sheet) => sheet.holder === "VOID");

function isThere(sheet: DocumentCopy | undefined, expected: Move["from"]): boolean {
  if (expected === "NOT_PRINTED") return sheet === undefined;
  return expected === "ANYWHERE" ? sheet !== undefined : sheet?.holder === expected;
}

const find = (copies: readonly DocumentCopy[], ref: CopyRef) => copies.find((sheet) => isSame(sheet, ref));
export const isSame = (a: CopyRef, b: CopyRef) =>
  a.documentType === b.documentType && a.version === b.version && a.copyNo === b.copyNo;
const refOf = ({ documentType, version, copyNo }: CopyRef): CopyRef => ({ documentType, version, copyNo });
const nameOf = ({ documentType, version, copyNo }: CopyRef) => `${documentType} v${version} copy ${copyNo}`;
const placeOf = (holder: CopyHolder | null) => holder ?? "not printed";
