import { z } from "zod";

const address = z.email();

/** The address that was probably meant, when what was typed is none: commas, blanks, a last letter beside the right one. */
export function suggestEmail(typed: string): string | null {
  const meant = typed
    .trim()
    .replace(/\s+/g, "")
    .replace(/[,;]/g, ".")
    .replace(/\.{2,}/g, ".")
    .replace(/\.$/, "")
    .replace(/\.(?:con|cim|cmo)$/i, ".com")
    .replace(/\.(?:ti|it\.)$/i, ".it");
  return meant !== typed && address.safeParse(meant).success ? meant : null;
}
