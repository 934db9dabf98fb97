import { cards } from "./capture-cards";
import { captureUpload } from "./capture-upload";
import type { Figure } from "./figure";

/** A person's documents on their way into the file: pictures that are sent, and what is read off cards. */
export async function* capture(): AsyncGenerator<Figure> {
  yield* captureUpload();
  yield* cards();
}
