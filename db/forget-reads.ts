import postgres from "postgres";
import { addMonths, type Day } from "~/terms/day";

/** The access log is kept for so many months at least (domain §7). */
const MONTHS = 24;

/** Reads of a day that began longer ago than they are kept may be gone, the whole day of them. */
export const isForgotten = (day: Day, today: Day): boolean => day < addMonths(today, -MONTHS);

/**
 * Deletes the reads of days that are past their time by the database's clock, as the owner of the tables: the application
 * may not, and the database itself refuses to delete younger ones. Repeating it changes nothing.
 * @returns how many were deleted.
 */
export async function forgetOldReads(ownerUrl: string): Promise<number> {
  const sql = postgres(ownerUrl, {
    max: 1,
    onnotice: () => {},
    connection: { TimeZone: "Europe/Rome", application_name: "forget reads" },
  });
  try {
    // The day that is 24 months old today is kept to its end.
    const deleted =
      await sql`delete from reads where at < (current_date - ${`${MONTHS} months`}::interval)::timestamptz`;
    return deleted.count;
  } finally {
    await sql.end();
  }
}
