import { setTimeout as pause } from "node:timers/promises";
import { captureProgress } from "~/access/capture-links.server";
import type { Context } from "~/access/context";

/** Milliseconds between two looks at the database, and between two signs of life. */
const LOOK_EVERY = 1_500;
const SIGN_EVERY = 15_000;
/** Pages of one person that may listen at once, in one process. */
const PER_PERSON = 4;

const listening = new Map<string, number>();

/**
 * How far a phone is, as server-sent events: one with `opened,shots` at each change, `end` when the link is over. Any of
 * the processes may have taken the picture, and behind PgBouncer nobody can LISTEN: so each open page asks, in one query
 * by primary key. Ends with the link, when the reader is gone and when the server stops; null: too many pages listen.
 */
export function phoneEvents(ctx: Context, linkId: string, gone: AbortSignal): ReadableStream<Uint8Array> | null {
  const { userId } = ctx.actor;
  const many = listening.get(userId) ?? 0;
  if (many >= PER_PERSON) return null;
  listening.set(userId, many + 1);
  const left = new AbortController();
  const over = AbortSignal.any([gone, left.signal, ctx.platform.ending.signal]);
  return new ReadableStream({
    start(stream) {
      const encoder = new TextEncoder();
      const send = (text: string) => stream.enqueue(encoder.encode(text));
      void tell(ctx, linkId, send, over)
        .catch((error: unknown) => {
          if (!over.aborted) ctx.platform.log.warn({ err: error }, "a desk's page is told no more of its phone");
        })
        .finally(() => {
          const rest = (listening.get(userId) ?? 1) - 1;
          if (rest > 0) listening.set(userId, rest);
          else listening.delete(userId);
          if (!left.signal.aborted) stream.close();
        });
    },
    cancel: () => left.abort(),
  });
}

async function tell(ctx: Context, linkId: string, send: (text: string) => void, over: AbortSignal): Promise<void> {
  let told = "";
  let quiet = 0;
  send("retry: 3000\n\n");
  while (!over.aborted) {
    const progress = await captureProgress(ctx.platform, linkId);
    if (over.aborted) return;
    if (progress === null) return send("event: end\ndata:\n\n");
    const now = progressText(progress);
    if (now !== told) send(`data: ${now}\n\n`);
    else if (quiet >= SIGN_EVERY) send(":\n\n");
    quiet = now !== told || quiet >= SIGN_EVERY ? 0 : quiet + LOOK_EVERY;
    told = now;
    await pause(LOOK_EVERY, undefined, { signal: over });
  }
}

/** The same text stands in the page: where it differs the page is behind. */
export const progressText = ({ opened, shots }: { opened: boolean; shots: number }) => `${opened ? 1 : 0},${shots}`;
