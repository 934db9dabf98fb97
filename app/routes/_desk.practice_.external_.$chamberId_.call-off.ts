import { pageAction, said } from "~/access/page.server";
import { idParam, isId } from "~/access/params";
import { refusedAt } from "~/access/refused-at";
import { callOffKeptClosure } from "~/mandates/kept-chamber.server";
import { keptHref } from "~/mandates/kept-href";
import { notFound } from "~/platform/errors";

export const action = pageAction("_desk.practice_.external_.$chamberId_.call-off", async ({ ctx, params, form }) => {
  const chamberId = idParam(params, "chamberId");
  const closureId = form.get("closure");
  if (!isId(closureId)) notFound();
  const outcome = await callOffKeptClosure(ctx, { chamberId, closureId });
  return outcome.ok ? said(keptHref(chamberId), "called-off") : refusedAt(keptHref(chamberId), outcome.refusal);
});
