import fontkit, { type Font } from "@pdf-lib/fontkit";
import sharp from "sharp";
import { readProjectFile } from "~/platform/project-file";

/** What stands across every copy that is shown or printed (Garante, doc. web 1189435). In Italian whoever reads it. */
export function watermarkText(chamber: string): string {
  return `copia per richiesta CNS – CCIAA ${chamber}`;
}

/** The picture with `text` repeated across it on the slant, see-through, legible on light and on dark. */
export async function watermark(jpeg: Buffer, text: string): Promise<Buffer> {
  const { width, height } = await sharp(jpeg).metadata();
  const overlay = Buffer.from(slantedRows(outline(await readFont(), text), width, height));
  return sharp(jpeg)
    .composite([{ input: overlay }])
    .jpeg({ quality: 82 })
    .toBuffer();
}

const FONT = "app/paperwork/fonts/NotoSans-SemiCondensedBold.ttf";
const SLANT_DEGREES = -30;
const MOST_CHARACTERS = 120;

type Outline = { paths: string; advance: number; unitsPerEm: number };

function slantedRows({ paths, advance, unitsPerEm }: Outline, width: number, height: number): string {
  const diagonal = Math.hypot(width, height);
  const size = Math.min(diagonal / 32, (diagonal * 0.9 * unitsPerEm) / advance);
  const scale = size / unitsPerEm;
  const step = { x: advance * scale + size * 2, y: size * 5 };

  const uses: string[] = [];
  for (let row = 0, y = -diagonal / 2; y < diagonal / 2; row += 1, y += step.y) {
    // Every second row is shifted by half a text: no straight strip of the picture stays without letters.
    for (let x = -diagonal / 2 - (row % 2) * (step.x / 2); x < diagonal / 2; x += step.x) {
      uses.push(`<use href="#text" transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale} ${-scale})"/>`);
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><g id="text">${paths}</g></defs>
    <g transform="translate(${width / 2} ${height / 2}) rotate(${SLANT_DEGREES})" fill="#000000" fill-opacity="0.30"
      stroke="#ffffff" stroke-opacity="0.45" stroke-width="${unitsPerEm / 40}">${uses.join("")}</g>
  </svg>`;
}

/** Letters as curves: the picture is the same on a server without fonts, and no text can become markup. */
function outline(font: Font, text: string): Outline {
  const { glyphs, positions } = font.layout(text.slice(0, MOST_CHARACTERS));
  let advance = 0;
  let paths = "";
  for (const [index, glyph] of glyphs.entries()) {
    paths += `<path transform="translate(${advance} 0)" d="${glyph.path.toSVG()}"/>`;
    advance += positions[index]?.xAdvance ?? glyph.advanceWidth;
  }
  return { paths, advance: Math.max(advance, font.unitsPerEm), unitsPerEm: font.unitsPerEm };
}

async function readFont(): Promise<Font> {
  return fontkit.create(await readProjectFile(FONT));
}
