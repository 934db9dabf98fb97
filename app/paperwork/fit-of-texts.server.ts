import { type ChangeableText, typeOf } from "./changeable-texts";
import type { TextField } from "./edition-texts";
import { fitLine, fitRunning } from "./fit-text";
import type { PaperDocument } from "./paper-documents";
import { paragraphsOf } from "./paragraphs";
import { usualFaces } from "./plate.server";
import { RUNNING, type RunningName } from "./rewritten";
import { POINTS_PER_MM } from "./sheet-plan";
import type { Changes } from "./texts";
import type { Faces } from "./typeface.server";

/** Why a text cannot stand in its box. */
export type Misfit = "does-not-fit" | "letters-unprintable";

/** The size at which a text is printed in its box, in points; the letters must be the typeface's. */
export function printedSize(
  { regular, bold }: Faces,
  document: PaperDocument,
  { kind, box, before }: ChangeableText,
  written: string,
): number {
  const type = typeOf(document, kind);
  const { measure } = type.bold ? bold : regular;
  const [width, height] = [box.width * POINTS_PER_MM, box.height * POINTS_PER_MM];
  if (!isRunning(kind)) return fitLine(measure, before + written, width, type.size);
  return fitRunning(measure, paragraphsOf(written, RUNNING[kind].points), width, height, type.size).size;
}

const isRunning = (kind: ChangeableText["kind"]): kind is RunningName => Object.hasOwn(RUNNING, kind);

/** What is wrong with a text where it would be printed; null when it can stand there at a legible size. */
export async function misfitOf(document: PaperDocument, text: ChangeableText, written: string): Promise<Misfit | null> {
  const faces = await usualFaces();
  for (const letter of written) if (letter !== "\n" && !faces.letters.has(letter)) return "letters-unprintable";
  return printedSize(faces, document, text, written) < typeOf(document, text.kind).limit ? "does-not-fit" : null;
}

/** What is wrong with the changed texts of a document, by the name of their field. */
export async function misfitsOf(
  document: PaperDocument,
  fields: readonly TextField[],
  changes: Changes,
): Promise<Record<string, Misfit>> {
  const found: Record<string, Misfit> = {};
  for (const { name, text } of fields) {
    const change = changes[text.key];
    if (change === undefined) continue;
    const italian = await misfitOf(document, text, change.it);
    const english = change.en === null ? null : await misfitOf(document, text, change.en);
    if (italian !== null) found[name] = italian;
    if (english !== null) found[`${name}-en`] = english;
  }
  return found;
}
