import { type DocumentFacts, infoEntries, xmpMetadata } from "./archive";
import { FONT_NAMES, type Ink, newInk } from "./ink.server";
import { newPdfWriter, type PdfWriter, pdfText } from "./pdf-writer";
import { type Layout, type Plate, plateFor } from "./plate.server";
import { A4, POINTS_PER_MM } from "./sheet-plan";
import type { Faces } from "./typeface.server";

/** A document of several sheets: pages with the same `part` share what they draw, so it is written once. */
export type Impression = DocumentFacts & {
  layout: Layout;
  /** Every text that the inks will write, to know which letters are needed. */
  texts: readonly string[];
  parts: readonly ((ink: Ink) => void)[];
  /** `pile` names where the sheet goes when a file is sorted by copy. */
  sheets: readonly { part: number; pile?: string; draw: (ink: Ink) => void }[];
};

/** Several documents in one file; with more than one, each has its bookmark. */
export type Run = DocumentFacts & { order: PrintOrder; impressions: readonly Impression[] };

/** Document after document, or all the first copies, then all the second, then all the third. */
export type PrintOrder = "CASE" | "COPY";

/** One document as a PDF of A4 pages. */
export function print(impression: Impression): Promise<Uint8Array> {
  const { title, subject, language } = impression;
  return printRun({ title, subject, ...(language && { language }), order: "CASE", impressions: [impression] });
}

/** A whole run at once; `press` gives it piece by piece. */
export async function printRun(run: Run): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of press(run)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** So much is collected before it is given away. */
const PIECE_BYTES = 64 * 1024;

/**
 * Prints a run as PDF/A-1b, in pieces. A case's data are written once for its copies, a form once for the whole run.
 * The same run gives the same bytes: nothing in them depends on when or where they were written.
 */
export async function* press({ impressions, order, ...facts }: Run): AsyncGenerator<Uint8Array> {
  const plate = await plateFor(
    impressions.map(({ layout }) => layout),
    textsOf(impressions),
  );
  const writer = newPdfWriter();
  writer.written(plate.objects);
  const tree = writer.reserve();
  const streams = newStreams(writer);
  const pages: PrintedPage[] = [];
  for (const [index, impression] of impressions.entries()) {
    pages.push(...writeSheets(writer, streams, plate, tree, impression, index));
    if (writer.waiting() < PIECE_BYTES) continue;
    yield writer.take();
  }
  finish(writer, plate, tree, facts, order === "COPY" ? byPile(pages) : byDocument(pages, impressions));
  yield writer.take();
}

function* textsOf(impressions: readonly Impression[]): Generator<string> {
  for (const { texts } of impressions) yield* texts;
}

type PrintedPage = { ref: number; pile: string; document: number };

/** Page content is a sequence of streams (ISO 32000-1, 7.8.2): the part that sheets share, then what is the sheet's own. */
function writeSheets(
  writer: PdfWriter,
  streams: Streams,
  plate: Plate,
  tree: number,
  { layout, parts, sheets }: Impression,
  document: number,
): PrintedPage[] {
  const place = (kind: string, index: number) => `${layout.key} ${kind} ${index}`;
  const form = `/L${plate.layouts.get(layout.key)} Do`;
  const shared = parts.map((draw, index) => streams(place("part", index), [form, ...inked(plate.faces, draw)]));
  return sheets.map(({ part, pile = "", draw }, index) => {
    const own = streams(place("sheet", index), inked(plate.faces, draw));
    const contents = [...(shared[part] ?? []), ...own].map((ref) => `${ref} 0 R`).join(" ");
    const ref = writer.reserve();
    writer.object(ref, `<</Type/Page/Parent ${tree} 0 R/Contents[${contents}]>>`);
    return { ref, pile, document };
  });
}

function inked(faces: Faces, draw: (ink: Ink) => void): readonly string[] {
  const ink = newInk(faces);
  draw(ink);
  return ink.drawings();
}

/** Writes what is drawn at a place of a form; answers with the streams that it is made of. */
type Streams = (place: string, drawings: readonly string[]) => number[];

/**
 * What all the documents of a run draw alike at a place (the chamber, the practice, a copy's label) is written once: a
 * document that lacks some of it makes it smaller for those that follow.
 */
function newStreams(writer: PdfWriter): Streams {
  const alike = new Map<string, { drawings: ReadonlySet<string>; ref: number | null }>();
  const write = (drawings: Iterable<string>) => {
    const ref = writer.reserve();
    writer.deflated(ref, "", [...drawings].join("\n"));
    return ref;
  };

  return (place, drawings) => {
    const known = alike.get(place);
    const common = new Set(known ? drawings.filter((drawing) => known.drawings.has(drawing)) : drawings);
    if (!known || common.size === 0) {
      alike.set(place, { drawings: common, ref: null });
      return [write(drawings)];
    }
    const ref = known.ref !== null && common.size === known.drawings.size ? known.ref : write(common);
    alike.set(place, { drawings: common, ref });
    const own = drawings.filter((drawing) => !common.has(drawing));
    return own.length === 0 ? [ref] : [ref, write(own)];
  };
}

/** The order of a file, and its bookmarks: name and first page. */
type Binding = { pages: readonly PrintedPage[]; bookmarks: readonly { name: string; page: number }[] };

function byDocument(pages: readonly PrintedPage[], impressions: readonly Impression[]): Binding {
  const bookmarks = pages.flatMap(({ ref, document }, index) =>
    document === pages[index - 1]?.document ? [] : [{ name: impressions[document]?.title ?? "", page: ref }],
  );
  return { pages, bookmarks: impressions.length > 1 ? bookmarks : [] };
}

function byPile(pages: readonly PrintedPage[]): Binding {
  const piles = new Map<string, PrintedPage[]>();
  for (const page of pages) {
    const pile = piles.get(page.pile);
    if (pile) pile.push(page);
    else piles.set(page.pile, [page]);
  }
  return {
    pages: [...piles.values()].flat(),
    bookmarks: [...piles].map(([name, [first]]) => ({ name, page: first?.ref ?? 0 })),
  };
}

function finish(writer: PdfWriter, plate: Plate, tree: number, facts: DocumentFacts, { pages, bookmarks }: Binding) {
  const forms = [...plate.layouts.values()].map((ref) => `/L${ref} ${ref} 0 R`).join("");
  const fonts = `/${FONT_NAMES.regular} ${plate.regular} 0 R/${FONT_NAMES.bold} ${plate.bold} 0 R`;
  const kids = pages.map(({ ref }) => `${ref} 0 R`).join(" ");
  writer.object(
    tree,
    `<</Type/Pages/Count ${pages.length}/Kids[${kids}]/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Resources<</XObject<<${forms}>>/Font<<${fonts}>>>>>>`,
  );
  const metadata = writer.reserve();
  writer.stream(metadata, "/Type/Metadata/Subtype/XML", Buffer.from(xmpMetadata(facts), "utf8"));
  const outlines =
    bookmarks.length === 0 ? "" : `/Outlines ${writeBookmarks(writer, bookmarks)} 0 R/PageMode/UseOutlines`;
  const intent = `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${plate.profile} 0 R>>`;
  const root = writer.reserve();
  writer.object(
    root,
    `<</Type/Catalog/Pages ${tree} 0 R/Lang(${facts.language ?? "it-IT"})/Metadata ${metadata} 0 R/OutputIntents[${intent}]${outlines}/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>>>`,
  );
  const info = writer.reserve();
  const entries = Object.entries(infoEntries(facts)).map(([name, text]) => `/${name} ${pdfText(text)}`);
  writer.object(info, `<<${entries.join("")}>>`);
  writer.end(root, info);
}

/** One level of bookmarks (ISO 32000-1, 12.3.3). Returns the root of the outline. */
function writeBookmarks(writer: PdfWriter, bookmarks: Binding["bookmarks"]): number {
  const root = writer.reserve();
  const refs = bookmarks.map(() => writer.reserve());
  for (const [index, { name, page }] of bookmarks.entries()) {
    const previous = index > 0 ? `/Prev ${refs[index - 1]} 0 R` : "";
    const next = index < refs.length - 1 ? `/Next ${refs[index + 1]} 0 R` : "";
    writer.object(
      refs[index] ?? 0,
      `<</Title ${pdfText(name)}/Parent ${root} 0 R${previous}${next}/Dest[${page} 0 R/Fit]>>`,
    );
  }
  writer.object(root, `<</Type/Outlines/First ${refs[0]} 0 R/Last ${refs.at(-1)} 0 R/Count ${refs.length}>>`);
  return root;
}

const PAGE = {
  width: (A4.width * POINTS_PER_MM).toFixed(3),
  height: (A4.height * POINTS_PER_MM).toFixed(3),
};
