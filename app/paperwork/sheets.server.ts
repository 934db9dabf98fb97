import type { DocumentType } from "./custody";
import type { Ink } from "./ink.server";
import type { Impression } from "./press.server";
import type { Setting } from "./sheet-frame.server";
import { writeHead, writeNote } from "./sheet-marks.server";
import type { Edition } from "./texts";
import type { Faces } from "./typeface.server";

/** What a document of a case puts into its boxes, whatever kind of sheet it is printed on. */
export type Sheets = {
  document: DocumentType;
  content: { formVersion: string; rulesetCode: string; chamber: string; office: string };
  title: string;
  subtitle: string;
  layOut: (setting: Setting & { faces: Faces }) => Promise<Uint8Array>;
  /** What `write` writes. */
  written: readonly string[];
  write: (ink: Ink) => void;
};

/** What makes of it an original, a translation or a facsimile. */
export type SheetKind = {
  /** Tells its printed page from those of the other kinds; empty for an original. */
  name: string;
  title: string;
  language?: "en-GB";
  /** Stands in the boxes for signatures where nobody signs. */
  unsigned?: string;
  /** Between the head and the first section, on each of them. */
  note?: string;
  foot: string;
  address?: string;
  /** What the sheets' own `draw` write. */
  texts: readonly string[];
  /** What all of them share beside the document itself. */
  mark?: (ink: Ink) => void;
  sheets: readonly { pile?: string; draw: (ink: Ink) => void }[];
};

/** The sheets of a document in an edition, alike but for what each draws by itself. */
export function sheetsImpression(of: Sheets, { logo, key }: Edition, kind: SheetKind): Impression {
  const { chamber, office } = of.content;
  const { note = "", foot, address, unsigned, language } = kind;
  const words = { chamber, office, foot };
  const setting = { logo, ...(unsigned === undefined ? {} : { unsigned }) };
  return {
    layout: {
      key: [of.document, key, kind.name].filter(Boolean).join(" "),
      draw: (faces) => of.layOut({ ...setting, faces }),
    },
    title: kind.title,
    subject: of.subtitle,
    ...(language === undefined ? {} : { language }),
    texts: [...Object.values(words), note, ...of.written, ...kind.texts],
    parts: [
      (ink) => {
        writeHead(ink, { ...words, logo, ...(address === undefined ? {} : { address }) });
        writeNote(ink, note);
        of.write(ink);
        kind.mark?.(ink);
      },
    ],
    sheets: kind.sheets.map((sheet) => ({ part: 0, ...sheet })),
  };
}
