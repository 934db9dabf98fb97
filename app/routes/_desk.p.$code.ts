import { redirect } from "@remix-run/node";
import { look } from "~/access/act.server";
import { pageLoader } from "~/access/page.server";
import { notFound } from "~/platform/errors";
import { findCaseByCode } from "~db/queries/cases";

/** The short address on a sheet's QR code: the case's page, for whoever may see it. */
export const loader = pageLoader("_desk.p.$code", async ({ ctx, scope, params }) => {
  const code = (params.code ?? "").toUpperCase();
  if (!/^[0-9A-HJKMNP-TV-Z]{10}$/.test(code)) notFound();
  const row = (await look(ctx, scope, (tx) => findCaseByCode(tx, scope, code))) ?? notFound();
  return redirect(`/cases/${row.id}`, 303);
});
