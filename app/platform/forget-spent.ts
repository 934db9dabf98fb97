import { deleteLinksBefore } from "~db/queries/capture-links";
import { deleteAttemptsBefore, deleteSpentSessions, deleteTokensBefore } from "~db/queries/identity";
import { expectedBooks, scopeOfBook } from "~db/queries/known-books";
import { deleteMailsBefore } from "~db/queries/outbox";
import { deleteSubmissionsBefore } from "~db/queries/submissions";
import { inScope } from "~db/scope";
import { FORM_DAYS, MAIL_DAYS, TOKEN_DAYS } from "./spent";
import type { Chore } from "./sweeper";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Means of the product, no facts: nothing that the register says rests on them, so their end is no act. */
export const spentChores: readonly Chore[] = [
  {
    name: "spent sessions, links and attempts",
    everySeconds: 600,
    async run({ db, clock }) {
      const before = ago(clock.now());
      await deleteSpentSessions(db, clock.now());
      await deleteLinksBefore(db, before(DAY));
      await deleteAttemptsBefore(db, before(2 * HOUR));
      await deleteTokensBefore(db, before(TOKEN_DAYS * DAY));
    },
  },
  {
    name: "old mails and forms",
    everySeconds: 3600,
    async run({ db, clock }) {
      const before = ago(clock.now());
      for (const [book] of await expectedBooks(db)) {
        const scope = scopeOfBook(book, { audits: false });
        await inScope(db, scope, (tx) => deleteMailsBefore(tx, book, before(MAIL_DAYS * DAY)));
        await inScope(db, scope, (tx) => deleteSubmissionsBefore(tx, book, before(FORM_DAYS * DAY)));
      }
    },
  },
];

const ago = (now: Date) => (milliseconds: number) => new Date(now.getTime() - milliseconds);
