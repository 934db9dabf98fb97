/** Printed versions of the request form, many cases at a time. */
import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { cases, printedForms } from "../schema";
import type { Tx } from "../scope";

/** The forms whose sheets stand, of the practice's cases with these numbers, in their order. */
export async function standingForms(tx: Tx, practiceId: string, numbers: readonly { year: number; number: number }[]) {
  const years = [...new Set(numbers.map(({ year }) => year))];
  if (years.length === 0) return [];
  const wanted = years.map((year) =>
    and(
      eq(cases.year, year),
      inArray(
        cases.number,
        numbers.filter((each) => each.year === year).map(({ number }) => number),
      ),
    ),
  );
  return tx
    .select({
      row: {
        practiceId: cases.practiceId,
        chamberId: cases.chamberId,
        id: cases.id,
        code: cases.code,
        year: cases.year,
        number: cases.number,
      },
      form: { content: printedForms.content, version: printedForms.version, reprints: printedForms.reprints },
    })
    .from(cases)
    .innerJoin(
      printedForms,
      and(
        eq(printedForms.practiceId, cases.practiceId),
        eq(printedForms.caseId, cases.id),
        eq(printedForms.version, cases.formVersion),
      ),
    )
    .where(and(eq(cases.practiceId, practiceId), or(...wanted), isNull(cases.erasedOn), isNull(printedForms.voidedOn)))
    .orderBy(asc(cases.year), asc(cases.number));
}
