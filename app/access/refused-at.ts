import { redirect } from "@remix-run/node";

/** Back to the page of a one-press act that was refused, which says why (`?rifiuto=code`). */
export function refusedAt(path: string, refusal: string) {
  return redirect(`${path}?rifiuto=${encodeURIComponent(refusal)}`, 303);
}
