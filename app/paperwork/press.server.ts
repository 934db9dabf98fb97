import { deflateSync } from "node:zlib";
import {
  PDFContext,
  type PDFDict,
  PDFDocument,
  PDFHexString,
  type PDFObject,
  PDFObjectCopier,
  PDFPageEmbedder,
  PDFRawStream,
  type PDFRef,
  PDFString,
  PDFWriter,
} from "pdf-lib";
import { FONT_NAMES, type Ink, newInk } from "./ink.server";
import { A4, POINTS_PER_MM } from "./sheet-plan";
import { type Faces, openFaces, otherLetters } from "./typeface.server";

/** A document of several sheets: pages with the same `part` share what they draw, so it is written once. */
export type Impression = {
  /** Names the printed form: the same name is laid out once and used for every case (kind and edition of its texts). */
  layout: { key: string; draw: (faces: Faces) => Promise<Uint8Array> };
  title: string;
  subject: string;
  /** Every text that the inks will write, to know which letters are needed. */
  texts: readonly string[];
  parts: readonly ((ink: Ink) => void)[];
  sheets: readonly { part: number; draw: (ink: Ink) => void }[];
};

/**
 * Writes a PDF of A4 pages: on each the layout, the part it shares with others, and what is its own.
 * The same impression gives the same bytes: nothing in them depends on when or where they were written.
 */
export async function print(impression: Impression): Promise<Uint8Array> {
  const template = await templateFor(impression);
  const context = PDFContext.create();
  for (const [ref, object] of template.context.enumerateIndirectObjects()) context.assign(ref, object);

  const parts = impression.parts.map((draw) =>
    context.register(formOf(context, template, inked(template.faces, draw))),
  );
  const pages = context.nextRef();
  const resources = context.register(
    context.obj({ XObject: xObjects(template.layout, parts), Font: fontsOf(template) }),
  );
  const sheets = impression.sheets.map(({ part, draw }) => {
    const own = inked(template.faces, draw);
    const content = context.register(streamOf(context, `q /L Do Q\nq /P${part} Do Q\n${own}`));
    return context.register(
      context.obj({ Type: "Page", Parent: pages, MediaBox: PAGE, Resources: resources, Contents: content }),
    );
  });
  context.assign(pages, context.obj({ Type: "Pages", Kids: sheets, Count: sheets.length }));
  return serialize(context, pages, impression);
}

async function serialize(context: PDFContext, pages: PDFRef, { title, subject }: Impression): Promise<Uint8Array> {
  context.trailerInfo.Root = context.register(
    context.obj({
      Type: "Catalog",
      Pages: pages,
      Lang: PDFString.of("it-IT"),
      ViewerPreferences: { DisplayDocTitle: true, PrintScaling: "None" },
    }),
  );
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(title),
      Subject: PDFHexString.fromText(subject),
      Creator: PDFHexString.fromText("Cartellina"),
      Producer: PDFHexString.fromText("Cartellina"),
    }),
  );
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

/** What every document of one layout begins with: its static page and the two fonts, as finished objects. */
type Template = { faces: Faces; context: PDFContext; layout: PDFRef; regular: PDFRef; bold: PDFRef };

/**
 * Kept for the life of the process, because they follow from the program's own files alone; a module loaded twice only
 * keeps them twice.
 */
const layouts = new Map<string, Promise<Uint8Array>>();
const templates = new Map<string, Promise<Template>>();
const latin = new Map<"faces", Promise<Faces>>();

async function templateFor({ layout, texts }: Impression): Promise<Template> {
  const faces = await kept(latin, "faces", openFaces);
  const page = await kept(layouts, layout.key, () => layout.draw(faces));
  const others = otherLetters(texts, faces);
  if (others !== "") {
    const wider = await openFaces(others);
    if (wider.letters.size > faces.letters.size) return newTemplate(page, wider);
  }
  return kept(templates, layout.key, () => newTemplate(page, faces));
}

/** A failure is not kept: the next one asking tries again. */
function kept<K, V>(store: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const known = store.get(key);
  if (known) return known;
  const made = make();
  store.set(key, made);
  made.catch(() => store.delete(key));
  return made;
}

async function newTemplate(layout: Uint8Array, faces: Faces): Promise<Template> {
  const context = PDFContext.create();
  const laidOut = await PDFDocument.load(layout, { updateMetadata: false });
  const copied = PDFObjectCopier.for(laidOut.context, context).copy(laidOut.getPage(0).node);
  const page = await (await PDFPageEmbedder.for(copied)).embedIntoContext(context);
  const regular = await faces.regular.embed(context);
  const bold = await faces.bold.embed(context);
  return { faces, context, layout: page, regular, bold };
}

function inked(faces: Faces, draw: (ink: Ink) => void): string {
  const ink = newInk(faces);
  draw(ink);
  return ink.operators();
}

function formOf(context: PDFContext, template: Template, operators: string): PDFRawStream {
  return streamOf(context, operators, {
    Type: "XObject",
    Subtype: "Form",
    BBox: PAGE,
    Resources: context.obj({ Font: fontsOf(template) }),
  });
}

function streamOf(context: PDFContext, operators: string, entries: Entries = {}): PDFRawStream {
  const bytes = deflateSync(Buffer.from(operators, "latin1"));
  const dict = context.obj({ ...entries, Filter: "FlateDecode", Length: bytes.length }) as PDFDict;
  return PDFRawStream.of(dict, bytes);
}

type Entries = Record<string, string | number[] | PDFObject>;

const fontsOf = ({ regular, bold }: Template) => ({ [FONT_NAMES.regular]: regular, [FONT_NAMES.bold]: bold });

const xObjects = (layout: PDFRef, parts: readonly PDFRef[]) =>
  Object.fromEntries([["L", layout] as const, ...parts.map((part, index) => [`P${index}`, part] as const)]);

const PAGE = [0, 0, A4.width * POINTS_PER_MM, A4.height * POINTS_PER_MM];
