import { captureUpload } from "./capture-upload";
import type { Figure } from "./figure";

/** A person's documents on their way into the file. */
export async function* capture(): AsyncGenerator<Figure> {
  yield* captureUpload();
}
