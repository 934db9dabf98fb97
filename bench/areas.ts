import type { Figure } from "./figure";
import { pages } from "./pages";
import { start } from "./start";

/** The areas that are measured so far (`performance.md` names the rest; they come with their capabilities). */
export const AREAS: Record<string, () => AsyncGenerator<Figure>> = { pages, start };

export const areaNamed = (name: string) => AREAS[name] ?? null;
