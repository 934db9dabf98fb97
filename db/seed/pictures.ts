import sharp from "sharp";
import type { CopyKind } from "~/identity-documents/copy-kinds";
import { requiredSides } from "~/identity-documents/required-copies";

/** Invented sides of cards, clearly marked as samples: small, so that the demo is ready soon. */
export async function samplePictures(): Promise<SamplePictures> {
  const [ID_FRONT, ID_BACK, CF_FRONT, CF_BACK, RESIDENCE_PERMIT_FRONT, RESIDENCE_PERMIT_BACK] = await Promise.all([
    card("CARTA D’IDENTITÀ", "FAC-SIMILE · fronte", "#dfe9f5"),
    card("CARTA D’IDENTITÀ", "FAC-SIMILE · retro", "#e9eef4"),
    card("TESSERA SANITARIA", "FAC-SIMILE · fronte", "#e2f1ea"),
    card("TESSERA SANITARIA", "FAC-SIMILE · retro", "#eef5f1"),
    card("PERMESSO DI SOGGIORNO", "FAC-SIMILE · fronte", "#f5ecdf"),
    card("PERMESSO DI SOGGIORNO", "FAC-SIMILE · retro", "#f4f0e9"),
  ]);
  return { ID_FRONT, ID_BACK, CF_FRONT, CF_BACK, RESIDENCE_PERMIT_FRONT, RESIDENCE_PERMIT_BACK };
}

export type SamplePictures = Record<Exclude<CopyKind, "APPROVAL">, Buffer>;

/** Those that a person of that citizenship shows. */
export function picturesOf(pictures: SamplePictures, citizenship: string): [CopyKind, Buffer][] {
  const kinds = requiredSides(citizenship, null);
  return kinds.flatMap((kind): [CopyKind, Buffer][] => (kind === "APPROVAL" ? [] : [[kind, pictures[kind]]]));
}

/** Of the size that prints a card at 300 dots per inch. */
function card(title: string, note: string, ground: string): Promise<Buffer> {
  const lines = Array.from({ length: 9 }, (_, row) => {
    const width = 180 + ((row * 97) % 220);
    return `<rect x="330" y="${150 + row * 34}" width="${width}" height="14" fill="#3b4a5c"/>`;
  }).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="856" height="540">
    <rect width="856" height="540" rx="28" fill="${ground}" stroke="#17202b" stroke-width="6"/>
    <rect x="60" y="140" width="220" height="290" fill="#9fb0c2" stroke="#17202b" stroke-width="4"/>
    <circle cx="170" cy="235" r="62" fill="#5d7083"/><path d="M80 430 q90 -150 180 0 z" fill="#5d7083"/>
    <text x="60" y="90" font-family="sans-serif" font-size="44" font-weight="700" fill="#17202b">${title}</text>
    <text x="330" y="500" font-family="sans-serif" font-size="30" fill="#a3132b">${note}</text>${lines}</svg>`;
  return sharp(Buffer.from(svg)).resize(1012).jpeg({ quality: 82 }).toBuffer();
}
