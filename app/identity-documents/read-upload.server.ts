import {
  FormDataParseError,
  MaxFileSizeExceededError,
  MaxFilesExceededError,
  MaxPartsExceededError,
  MaxTotalSizeExceededError,
  MultipartParseError,
  parseFormData,
} from "@remix-run/form-data-parser";
import { done, type Outcome, refused } from "~/platform/outcome";
import type { UploadRefusal } from "./capture";

export type Upload = {
  /** The text fields only: ready for `parseForm`. */
  fields: FormData;
  /** Chosen files by field name; a field left empty is absent. Names and declared types of files are dropped here. */
  files: Map<string, Buffer>;
  /** All files of the field that takes several, in the order in which they were chosen. */
  several: Buffer[];
};

export type UploadLimits = {
  maxFileSize: number;
  maxFiles?: number;
  maxFields?: number;
  /** All files together, in bytes; as much as they may weigh one by one unless told. */
  maxTotalFileSize?: number;
  /** The one field that may hold more than one file. */
  several?: string;
};

const KiB = 1024;
const ALL_TEXT_BYTES = 256 * KiB;
/** How much more than the limit is read and dropped, so that the browser gets to the answer. */
const DROPPED_BYTES = 64 * KiB * KiB;

/**
 * The body of a `multipart/form-data` request, read as a stream and never beyond its limits (`maxFileSize` in bytes, each
 * file; 4 files and 40 fields unless told). `upload-broken`: not such a body, or cut short.
 */
export async function readUpload(
  request: Request,
  { maxFileSize, maxFiles = 4, maxFields = 40, maxTotalFileSize, several: manyIn }: UploadLimits,
): Promise<Outcome<Upload, UploadRefusal>> {
  if (!request.headers.get("Content-Type")?.startsWith("multipart/form-data")) return refused("upload-broken");

  const maxTotalSize = (maxTotalFileSize ?? maxFiles * maxFileSize) + ALL_TEXT_BYTES;
  const files = new Map<string, Buffer>();
  const several: Buffer[] = [];
  try {
    const limits = { maxFileSize, maxFiles, maxParts: maxFiles + maxFields, maxTotalSize };
    const fields = await parseFormData(request, limits, async (file) => {
      // A field without a choice arrives as an empty file without a name.
      if (file.size === 0 && file.name === "") return;
      if (file.fieldName === manyIn) return void several.push(Buffer.from(await file.arrayBuffer()));
      if (files.has(file.fieldName)) throw new MaxFilesExceededError(1);
      files.set(file.fieldName, Buffer.from(await file.arrayBuffer()));
    });
    return done({ fields, files, several });
  } catch (error) {
    const refusal = refusalFor(error);
    if (refusal === null) throw error;
    await dropRest(request);
    return refused(refusal);
  }
}

function refusalFor(error: unknown): UploadRefusal | null {
  if (error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError) return "file-too-large";
  if (error instanceof MaxFilesExceededError || error instanceof MaxPartsExceededError) return "too-many-files";
  if (error instanceof FormDataParseError || error instanceof MultipartParseError) return "upload-broken";
  // The parser reads text fields as strict UTF-8.
  if (error instanceof TypeError) return "upload-broken";
  return null;
}

/** Browsers send the whole body before they look at the answer: a little is read to its end, more is cut off. */
export async function dropRest(request: Request): Promise<void> {
  const reader = request.body?.getReader();
  if (reader === undefined) return;
  try {
    for (let dropped = 0; dropped < DROPPED_BYTES; ) {
      const { done: ended, value } = await reader.read();
      if (ended) return;
      dropped += value.length;
    }
    await reader.cancel();
  } catch {
    // The sender is gone: nobody waits for the rest.
  }
}
