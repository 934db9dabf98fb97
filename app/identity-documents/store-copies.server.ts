import { v5 } from "uuid";
import type { Context } from "~/access/context";
import { COPY_KINDS, type CopyKind, OPTIONAL_COPY_KINDS } from "./copy-kinds";
import { type StoreCopyRefusal, storeCopy } from "./store-copy.server";

export type StoredCopies = { stored: number; failed: { kind: CopyKind; refusal: StoreCopyRefusal }[] };

/**
 * Takes every file of one form, each under the name of the side it shows; a bad one does not keep the others out. The
 * fronts come first, so that a back of its own replaces the second page of a PDF. Each side has its part of the form's
 * key: the same form sent twice stores each once.
 */
export async function storeCopies(
  ctx: Context,
  caseId: string,
  files: ReadonlyMap<string, Buffer>,
): Promise<StoredCopies> {
  const result: StoredCopies = { stored: 0, failed: [] };
  for (const kind of [...COPY_KINDS, ...OPTIONAL_COPY_KINDS]) {
    const file = files.get(kind);
    if (file === undefined) continue;
    const once = ctx.once === null ? null : v5(kind, ctx.once);
    const outcome = await storeCopy({ ...ctx, once }, { caseId, kind, file });
    if (outcome.ok) result.stored += 1;
    else result.failed.push({ kind, refusal: outcome.refusal });
  }
  return result;
}
