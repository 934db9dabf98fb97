import { cards } from "./capture-cards";
import type { Figure } from "./figure";

/** Capture: what is read off cards. */
export async function* capture(): AsyncGenerator<Figure> {
  yield* cards();
}
