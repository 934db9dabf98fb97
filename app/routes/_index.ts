import { redirect } from "@remix-run/node";
import { homeOf } from "~/access/desk-places";
import { pageLoader } from "~/access/page.server";

/** The address without a path leads where the person's day begins. */
export const loader = pageLoader("_index", async ({ ctx: { actor } }) => {
  return redirect(homeOf({ kind: actor.desk.kind, roles: actor.roles }), 303);
});
