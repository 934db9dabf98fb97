import { countPhoneShot, type PhoneLink } from "~/access/capture-links.server";
import type { CopyKind } from "~/identity-documents/copy-kinds";
import { type Outcome, refused } from "~/platform/outcome";
import { sniff } from "./sniff";
import { type StoreCopyRefusal, storeCopy } from "./store-copy.server";

/**
 * A picture from the phone of a link as the copy of one side, in the name of whoever made the link: the same pipeline,
 * the same entry in the register, with the way it came. A phone sends pictures: nothing else is opened for it.
 */
export async function takeShot(
  link: PhoneLink,
  { kind, file, once }: { kind: CopyKind; file: Buffer; once: string | null },
): Promise<Outcome<{ caseId: string }, StoreCopyRefusal>> {
  if (sniff(file) === "pdf") return refused("file-type");
  const through = {
    via: "PHONE" as const,
    stillStands: (tx: Parameters<typeof countPhoneShot>[0]) => countPhoneShot(tx, link, kind),
  };
  return storeCopy({ ...link.ctx, once }, { caseId: link.caseId, kind, file, through });
}
