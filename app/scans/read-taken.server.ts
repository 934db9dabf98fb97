import { look } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { notFound } from "~/platform/errors";
import { findScan, lastPageRead, leaseFile, type ScanFileRow } from "~db/queries/scans";
import { keepPages } from "./keep-pages.server";
import { openAlone } from "./paper-keys.server";
import type { ScanFileRefusal } from "./scan";
import type { TurnedPage } from "./scan-answer";
import { readScan } from "./scan-reader.server";

/** Whoever reads a file has it for so long after the last page; then somebody else may go on. */
const LEASE_MS = 2 * 60_000;

/** So many pages are kept in one go, or those of so many milliseconds: an error behind them takes none of them away. */
const GO = { pages: 10, milliseconds: 3000 };

/**
 * Reads what was taken in and not read yet, file by file and page by page, each filed or put in the tray. Goes on where
 * an earlier reading ended; a file that somebody else is reading is left to them.
 */
export async function readTaken(ctx: Context, scanId: string): Promise<void> {
  const scope = authorize(ctx.actor, "scans.take");
  const key = await checkThere(ctx, scanId);
  for (;;) {
    const leased = await look(ctx, scope, async (tx) => {
      const file = await leaseFile(tx, key, now(ctx), leaseEnd(ctx));
      return file && { file, firstPage: (await lastPageRead(tx, file)) + 1 };
    });
    if (leased === null) return;
    await readFile(ctx, leased.file, leased.firstPage);
  }
}

async function checkThere(ctx: Context, scanId: string): Promise<{ practiceId: string; id: string }> {
  const scope = authorize(ctx.actor, "scans.take");
  const key = { practiceId: practiceOf(ctx), id: scanId };
  await look(ctx, scope, async (tx) => (await findScan(tx, key)) ?? notFound());
  return key;
}

async function readFile(ctx: Context, file: ScanFileRow, firstPage: number): Promise<void> {
  if (file.kind === null || file.blobKey === null || file.wrapped === null) throw new Error("a file that was not kept");
  const bytes = await openAlone(ctx, file, { blobKey: file.blobKey, wrapped: file.wrapped });
  const pile = new Pile(ctx, file);
  const read = await readScan(
    { kind: file.kind, bytes, firstPage },
    {
      pages: (count) => pile.counted(count),
      page: (page) => pile.add(page),
      blank: (page) => pile.add({ page, jpeg: null }),
    },
  );
  await pile.end(read.ok ? null : read.refusal);
}

/** Pages of one file on their way to their places. */
class Pile {
  #pages: TurnedPage[] = [];
  #count: number | null = null;
  #since = performance.now();

  constructor(
    private readonly ctx: Context,
    private readonly file: ScanFileRow,
  ) {}

  async counted(pages: number): Promise<void> {
    this.#count = pages;
  }

  async add(page: TurnedPage): Promise<void> {
    this.#pages.push(page);
    const isLast = page.page === this.#count;
    const isFull = this.#pages.length >= GO.pages || performance.now() - this.#since > GO.milliseconds;
    // The last of them are kept together with the end of the file.
    if (isFull && !isLast) await this.#keep(null);
  }

  end(refusal: ScanFileRefusal | null): Promise<void> {
    return this.#keep({ refusal });
  }

  async #keep(ended: { refusal: ScanFileRefusal | null } | null): Promise<void> {
    await keepPages(this.ctx, {
      file: this.file,
      count: this.#count,
      pages: this.#pages,
      leasedUntil: leaseEnd(this.ctx),
      ended: ended !== null,
      refusal: ended?.refusal ?? null,
    });
    this.#pages = [];
    this.#since = performance.now();
  }
}

const leaseEnd = (ctx: Context): Date => new Date(now(ctx).getTime() + LEASE_MS);

/**
 * Starts the reading of a sending; resolves when it has ended, or after `patience` milliseconds, while it goes on: short
 * files are there when the page comes, long ones show how far they are. Two readings leave each other's files alone.
 * A fault of the reading is logged, and the page offers to go on; a 404 for a sending that is not there.
 */
export async function startReading(ctx: Context, scanId: string, patience = 6000): Promise<void> {
  await checkThere(ctx, scanId);
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  const reading = readTaken({ ...ctx, once: null }, scanId).catch((error: unknown) =>
    ctx.platform.log.error({ err: error }, "scanned pages could not be read to their end"),
  );
  await Promise.race([reading, enough]);
  clearTimeout(timer);
}
