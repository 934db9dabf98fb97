import { publicAction, said, withCookies } from "~/access/page.server";
import { endSession } from "~/access/sessions.server";

export const action = publicAction("sign-out", async ({ platform, request }) => {
  const cookie = await endSession(platform, request.headers.get("Cookie"));
  return withCookies(said("/sign-in", "out"), [cookie]);
});
