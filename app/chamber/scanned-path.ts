import { addReading, writeList } from "~/receipts/receipt-list";
import type { Scanned } from "./scan";

/** The page that goes on with what was read; `chosen`: devices that were read before it, to be collected together. */
export function pathOfScanned(scanned: Exclude<Scanned, { to: "slip" }>, chosen: readonly string[] = []): string {
  switch (scanned.to) {
    case "production":
      return `/counter/production/${scanned.caseId}`;
    case "collection":
      return `/counter/collection?practice=${scanned.practiceId}${casesRead([...chosen, scanned.caseId])}`;
    case "returns":
      return `/counter/returns?list=${writeList(addReading([], scanned.code, copyRead(scanned)))}`;
    case "case":
      return `/cases/${scanned.caseId}`;
  }
}

const casesRead = (caseIds: readonly string[]) => [...new Set(caseIds)].map((id) => `&case=${id}`).join("");

/** Which copy of the receipt it was. */
function copyRead({ sheet }: Exclude<Scanned, { to: "slip" }>): number | null {
  return sheet?.document === "DELIVERY_RECEIPT" ? sheet.copyNo : null;
}
