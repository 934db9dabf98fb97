import type { Scanned } from "./find-scanned.server";

/** The page that goes on with what was read. */
export function pathOfScanned(scanned: Exclude<Scanned, { to: "slip" }>): string {
  switch (scanned.to) {
    case "production":
      return `/counter/production/${scanned.caseId}`;
    case "collection":
      return `/counter/collection?practice=${scanned.practiceId}&case=${scanned.caseId}`;
    case "returns":
      return `/counter/returns?case=${scanned.code}${copyRead(scanned)}`;
    case "case":
      return `/cases/${scanned.caseId}`;
  }
}

/** Which copy of the receipt it was. */
function copyRead({ sheet }: Exclude<Scanned, { to: "slip" }>): string {
  return sheet?.document === "DELIVERY_RECEIPT" ? `-C${sheet.copyNo}` : "";
}
