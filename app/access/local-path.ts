/** Where to go on: a page of ours, never another site that a link put there; `otherwise` for anything else. */
export function localPath(asked: string | null, otherwise: string): string {
  if (asked === null || !asked.startsWith("/") || /[\\\s]/.test(asked)) return otherwise;
  const here = "http://local.invalid";
  if (!URL.canParse(asked, here)) return otherwise;
  const url = new URL(asked, here);
  return url.origin === here && !url.pathname.startsWith("//") ? url.pathname + url.search : otherwise;
}
