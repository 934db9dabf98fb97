import { and, asc, eq } from "drizzle-orm";
import { copyMovements } from "../schema";
import type { Tx } from "../scope";

/** Every movement of the sheets of a case, in the order in which they were recorded, with the event that made it. */
export async function copyMovementsOf(tx: Tx, key: { practiceId: string; caseId: string }) {
  return tx
    .select({
      act: copyMovements.act,
      documentType: copyMovements.documentType,
      version: copyMovements.version,
      copyNo: copyMovements.copyNo,
      from: copyMovements.fromHolder,
      to: copyMovements.toHolder,
      signed: copyMovements.signed,
      day: copyMovements.day,
    })
    .from(copyMovements)
    .where(and(eq(copyMovements.practiceId, key.practiceId), eq(copyMovements.caseId, key.caseId)))
    .orderBy(asc(copyMovements.id));
}
