import { look } from "~/access/act.server";
import { actorNames } from "~/access/actor-names.server";
import { type Context, deskId, now, type Scope } from "~/access/context";
import { headsOfDesk } from "~/access/desk-heads.server";
import { entry } from "~/audit/entry";
import { journal, PRODUCT } from "~/audit/journal.server";
import { queueMail } from "~/platform/mail";
import { dayInRome } from "~/terms/day";
import { showMoment } from "~/ui/show-moment";
import { wordsFor } from "~/ui/words";
import { findChamber } from "~db/queries/mandates";
import { alarmsIn, copiesOpened } from "~db/queries/reads";
import { lockHead } from "~db/queries/register";
import { inScope } from "~db/scope";

/** So many pictures of documents one person may open in an hour before it is told (security T2). */
export const MANY = 50;
const HOUR = 60 * 60 * 1000;

/**
 * Tells, in the register and to the heads of the desks concerned, that one person opened more than `MANY` pictures within
 * the hour: once an hour, however many follow. It stops nobody. Counted after the record of the last one is kept, so that
 * of several at once the last one sees them all.
 */
export async function tellManyOpened(ctx: Context, scope: Scope): Promise<void> {
  const since = new Date(now(ctx).getTime() - HOUR);
  const { count, books } = await look(ctx, scope, (tx) => copiesOpened(tx, scope, ctx.actor.userId, since));
  if (count <= MANY) return;
  for (const book of new Set([deskId(ctx.actor.desk), ...books])) await tell(ctx, book);
}

async function tell(ctx: Context, book: string): Promise<void> {
  const own = deskId(ctx.actor.desk);
  const atChamber = ctx.actor.desk.kind === "CHAMBER" && book === own;
  const scope: Scope = { practiceId: atChamber ? null : book, chamberId: atChamber ? book : null, audits: false };
  const { platform, actor } = ctx;
  await inScope(platform.db, scope, async (tx) => {
    // Two pictures at once would tell it twice: whoever has the head looks first.
    await lockHead(tx, book);
    const at = now(ctx);
    const told = await alarmsIn(tx, { book, owner: atChamber ? "chamber" : "practice" }, new Date(at.getTime() - HOUR));
    if (told.some(({ personId }) => personId === actor.userId)) return;
    const heads = await headsOfDesk(tx, atChamber ? { chamberId: book } : { practiceId: book });
    const { day, hour } = showMoment(at);
    const link = `${platform.env.origin}${atChamber ? "/people" : "/practice/reads"}`;
    for (const { name, email, language } of heads) {
      const { retention } = wordsFor(language);
      const about = { who: actor.name, desk: actor.desk.name, count: MANY, when: `${day}, ${hour}`, link };
      await queueMail(tx, { platform }, { book, to: email, ...retention.alarm.mail({ name, ...about }) });
    }
    const facts = { day: dayInRome(at), count: MANY, personId: actor.userId, deskId: own };
    const subject = { kind: atChamber ? ("chamber" as const) : ("practice" as const), id: book };
    await journal(tx, { platform, actor: { userId: PRODUCT } }, { book, shownToChamber: null }, [
      entry("reads.manyOpened", subject, facts),
    ]);
  });
}

export type Alarm = { seq: number; at: Date; who: string; desk: string; count: number };

/** Days that an alarm stays on the pages of whom it concerns. */
const SHOWN = 30 * 24 * HOUR;

/** What was told of the kind in the desk's own book lately, newest first; for its heads. */
export function recentAlarms(ctx: Context, scope: Scope): Promise<Alarm[]> {
  const book = deskId(ctx.actor.desk);
  const owner = ctx.actor.desk.kind === "CHAMBER" ? ("chamber" as const) : ("practice" as const);
  return look(ctx, scope, async (tx) => {
    const told = await alarmsIn(tx, { book, owner }, new Date(now(ctx).getTime() - SHOWN));
    const names = await actorNames(
      tx,
      told.map(({ personId }) => personId),
    );
    return Promise.all(
      told.map(async ({ seq, at, count, personId, deskId: desk }) => ({
        ...{ seq, at, count },
        who: names.get(personId)?.name ?? wordsFor("it").timeline.somebody,
        desk: desk === book ? "" : ((await findChamber(tx, desk))?.name ?? ""),
      })),
    );
  });
}
