import { look } from "~/access/act.server";
import { countPhoneShot, type PhoneLink } from "~/access/capture-links.server";
import { scopeOf } from "~/access/context";
import { notFound } from "~/platform/errors";
import { type Outcome, refused } from "~/platform/outcome";
import { findCase, identityCopiesOf } from "~db/queries/cases";
import type { CopyKind } from "./copy-kinds";
import { type Shot, shotsFor } from "./shots";
import { sniff } from "./sniff";
import { type StoreCopyRefusal, storeCopy, type ThroughLink } from "./store-copy.server";

/**
 * A picture from the phone of a link as the copy of one side, in the name of whoever made the link: the same pipeline,
 * the same entry in the register, with the way it came. A phone sends pictures: nothing else is opened for it.
 */
export async function takeShot(
  link: PhoneLink,
  { kind, file, once }: { kind: CopyKind; file: Buffer; once: string | null },
): Promise<Outcome<{ caseId: string }, StoreCopyRefusal>> {
  if (sniff(file) === "pdf") return refused("file-type");
  const through: ThroughLink = { via: "PHONE", stillStands: (tx) => countPhoneShot(tx, link, kind) };
  return storeCopy({ ...link.ctx, once }, { caseId: link.caseId, kind, file, through });
}

/** The sides of a link's case, as its phone may know them; `justSent` came after the link was read. */
export async function shotsOf(link: PhoneLink, justSent: readonly CopyKind[] = []): Promise<Shot[]> {
  const scope = scopeOf(link.ctx.actor);
  const copies = await look(link.ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, link.caseId)) ?? notFound();
    return identityCopiesOf(tx, { practiceId: row.practiceId, caseId: row.id });
  });
  return shotsFor(copies, [...link.taken, ...justSent]);
}
