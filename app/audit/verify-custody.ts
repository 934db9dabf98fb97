import { applyMovements, assertConservation, type DocumentCopy, type Movement } from "~/paperwork/custody";
import type { Day } from "~/terms/day";
import type { Snapshot, SnapshotRow } from "./canonical";

/** Why the sheets of a case do not add up (domain §2.2), or null: three of each, and where their movements took them. */
export function custodyFault(of: Snapshot): string | null {
  const copies = (of.document_copies ?? []).map(copyFrom);
  const movements = (of.copy_movements ?? []).map((row) => ({ id: String(row.id), ...movementFrom(row) }));
  try {
    assertConservation(copies);
    const replayed = applyMovements(
      [],
      movements.sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    const astray = copies.find((copy) => !replayed.some((sheet) => isAlike(sheet, copy)));
    if (astray) return `${nameOf(astray)} is not where its movements took it`;
    const lost = replayed.find((sheet) => !copies.some((copy) => nameOf(copy) === nameOf(sheet)));
    return lost ? `${nameOf(lost)} was printed and is not there` : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isAlike(a: DocumentCopy, b: DocumentCopy): boolean {
  return nameOf(a) === nameOf(b) && a.holder === b.holder && isSignedAlike(a, b);
}

const isSignedAlike = (a: DocumentCopy, b: DocumentCopy) =>
  a.signedBy.join() === b.signedBy.join() && a.signedOn === b.signedOn;

const nameOf = ({ documentType, version, copyNo }: Pick<DocumentCopy, "documentType" | "version" | "copyNo">) =>
  `${documentType} v${version} copy ${copyNo}`;

function copyFrom(row: SnapshotRow): DocumentCopy {
  return {
    ...sheetFrom(row),
    holder: row.holder as DocumentCopy["holder"],
    signedBy: row.signed_by as DocumentCopy["signedBy"],
    signedOn: (row.signed_on ?? null) as Day | null,
    movedOn: row.moved_on as Day,
  };
}

function movementFrom(row: SnapshotRow): Movement {
  return {
    ...sheetFrom(row),
    from: (row.from_holder ?? null) as Movement["from"],
    to: row.to_holder as Movement["to"],
    signed: row.signed as Movement["signed"],
    day: row.day as Day,
  };
}

const sheetFrom = (row: SnapshotRow) => ({
  documentType: row.document_type as DocumentCopy["documentType"],
  version: Number(row.version),
  copyNo: Number(row.copy_no) as DocumentCopy["copyNo"],
});
