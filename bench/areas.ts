import { capture } from "./capture";
import type { Figure } from "./figure";
import { imports } from "./import";
import { pages } from "./pages";
import { paperwork } from "./paperwork";
import { start } from "./start";

/** The areas that are measured so far (`performance.md` names the rest; they come with their capabilities). */
export const AREAS: Record<string, () => AsyncGenerator<Figure>> = {
  capture,
  import: imports,
  pages,
  paperwork,
  start,
};

export const areaNamed = (name: string) => AREAS[name] ?? null;
