import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { inviteAgain } from "~/access/people.server";
import { refusedAt } from "~/access/refused-at";

export const action = pageAction("_desk.people_.$userId_.invitation", async ({ ctx, params }) => {
  const userId = idParam(params, "userId");
  const outcome = await inviteAgain(ctx, userId);
  return outcome.ok ? said(`/people/${userId}`, "invited") : refusedAt(`/people/${userId}`, outcome.refusal);
});
