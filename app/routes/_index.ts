import { redirect } from "@remix-run/node";
import { homeOf } from "~/access/desk-places.server";
import { pageLoader } from "~/access/page.server";

/** The desk's first page. */
export const loader = pageLoader("_index", async ({ ctx }) => redirect(homeOf(ctx.actor)));
