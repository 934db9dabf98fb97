import { endOwnSession } from "~/access/own-account.server";
import { pageAction, said } from "~/access/page.server";

export const action = pageAction("_desk.account_.sessions", async ({ ctx, form }) => {
  const name = form.get("session");
  if (typeof name === "string") await endOwnSession(ctx, name);
  return said("/account", "session");
});
