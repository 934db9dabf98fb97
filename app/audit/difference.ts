/** Something that is not as the register says it should be. */
export type Difference = {
  book: string;
  /** The entry concerned, where there is one. */
  seq: number | null;
  /** Kind and id of the subject concerned, where there is one. */
  subject: string | null;
  what: string;
};

/** `Book …, entry 41, case …: its content is not what was written.` */
export function sentence({ book, seq, subject, what }: Difference): string {
  const where = [`Book ${book}`, seq === null ? null : `entry ${seq}`, subject].filter((part) => part !== null);
  return `${where.join(", ")}: ${what}.`;
}
