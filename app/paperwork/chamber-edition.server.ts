import type { PaperEditionRow } from "~db/queries/paper-editions";
import type { Edition } from "./texts";

/** A chamber's own edition as it is printed with; a draft's every saving prints anew. */
export function chamberEdition(row: PaperEditionRow): Edition {
  const { id, revision, code, base, changes, logo, logoWidth, logoHeight } = row;
  const hasLogo = logo !== null && logoWidth !== null && logoHeight !== null;
  return {
    code,
    base,
    changes,
    logo: hasLogo ? { png: new Uint8Array(logo), width: logoWidth, height: logoHeight } : null,
    key: `${id} ${revision}`,
  };
}
