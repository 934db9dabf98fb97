/** The practice's address book as a list. */
import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Applicant } from "~/cases/applicant";
import type { Day } from "~/terms/day";
import { clients } from "../schema";
import type { Tx } from "../scope";
import type { CaseSought } from "./case-lists";
import { startsWith } from "./clients";

export type ClientLine = { id: string; codiceFiscale: string; createdAt: Date } & Pick<
  Applicant,
  "surname" | "name" | "birthDate" | "municipality"
>;

/** A page of the address book by name, or by the beginning of a name or of a codice fiscale. */
export async function clientLines(
  tx: Tx,
  practiceId: string,
  sought: Extract<CaseSought, { by: "name" | "codice-fiscale" }> | null,
  page: { after: string | null; limit: number },
): Promise<{ rows: ClientLine[]; next: string | null }> {
  const [last] =
    page.after === null
      ? []
      : await tx
          .select({ id: clients.id, nameKey: clients.nameKey })
          .from(clients)
          .where(and(eq(clients.practiceId, practiceId), eq(clients.id, page.after)));
  const rows = await tx
    .select({
      id: clients.id,
      codiceFiscale: clients.codiceFiscale,
      createdAt: clients.createdAt,
      surname: sql<string>`${clients.applicant}->>'surname'`,
      name: sql<string>`${clients.applicant}->>'name'`,
      birthDate: sql<Day>`${clients.applicant}->>'birthDate'`,
      municipality: sql<string>`${clients.applicant}->>'municipality'`,
    })
    .from(clients)
    .where(
      and(
        eq(clients.practiceId, practiceId),
        isNull(clients.erasedOn),
        sought?.by === "name" ? startsWith(clients.nameKey, sought.prefix) : undefined,
        sought?.by === "codice-fiscale" ? startsWith(clients.codiceFiscale, sought.prefix) : undefined,
        last === undefined
          ? undefined
          : or(gt(clients.nameKey, last.nameKey), and(eq(clients.nameKey, last.nameKey), gt(clients.id, last.id))),
      ),
    )
    .orderBy(asc(clients.nameKey), asc(clients.id))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  return { rows: shown, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}
