import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { resetSecondFactor } from "~/access/people.server";
import { refusedAt } from "~/access/refused-at";

export const action = pageAction("_desk.people_.$userId_.second-factor", async ({ ctx, params }) => {
  const userId = idParam(params, "userId");
  const outcome = await resetSecondFactor(ctx, userId);
  return outcome.ok ? said(`/people/${userId}`, "second-factor") : refusedAt(`/people/${userId}`, outcome.refusal);
});
