import type { Outcome } from "~/platform/outcome";
import { answerSubmission, claimSubmission, findSubmission } from "~db/queries/submissions";
import { inScope, type Tx } from "~db/scope";
import { type Context, deskId, now, type Scope } from "./context";
import type { ActName } from "./policy";

/**
 * One act, one transaction: everything `work` does is kept when it answers `ok`, nothing when it refuses or throws.
 * When the form carried a key (`ctx.once`), the same form has one effect however often it arrives, and one answer.
 */
export async function perform<T, R extends string>(
  ctx: Context,
  scope: Scope,
  act: ActName,
  work: (tx: Tx) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R>> {
  const key = ctx.once === null ? null : { book: deskId(ctx.actor.desk), key: ctx.once };
  try {
    return await inScope(ctx.platform.db, scope, async (tx) => {
      if (key) {
        const earlier = await claimSubmission(tx, key, act, now(ctx));
        if (earlier) return repeated<T, R>(earlier, act);
      }
      const outcome = await work(tx);
      if (!outcome.ok) throw new Refusing(outcome);
      if (key) await answerSubmission(tx, key, outcome.value ?? null);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refusing) return error.outcome as Outcome<T, R>;
    throw error;
  }
}

/**
 * What `act` answered when this very form arrived before; null when it did not. For what is looked at before the act and
 * is no longer so after it: a person who was not in the book yet, a password that was in use.
 */
export async function answeredBefore<T>(ctx: Context, scope: Scope, act: ActName): Promise<{ value: T } | null> {
  const { once } = ctx;
  if (once === null) return null;
  const earlier = await look(ctx, scope, (tx) => findSubmission(tx, { book: deskId(ctx.actor.desk), key: once }));
  return earlier?.act === act ? { value: earlier.answer as T } : null;
}

function repeated<T, R extends string>(earlier: { act: string; answer: unknown }, act: ActName): Outcome<T, R> {
  if (earlier.act !== act) throw new Error("one form's key arrived for two different acts");
  return { ok: true, value: earlier.answer as T };
}

/** Carries a refusal out of the transaction, so that it rolls back. */
class Refusing extends Error {
  constructor(readonly outcome: Outcome<unknown, string>) {
    super("refused");
  }
}

/** Reads inside the actor's scope. */
export const look = <T>(ctx: Context, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inScope(ctx.platform.db, scope, work);
