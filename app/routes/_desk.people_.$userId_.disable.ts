import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { disablePerson } from "~/access/people.server";
import { refusedAt } from "~/access/refused-at";

export const action = pageAction("_desk.people_.$userId_.disable", async ({ ctx, params }) => {
  const userId = idParam(params, "userId");
  const outcome = await disablePerson(ctx, userId);
  return outcome.ok ? said(`/people/${userId}`, "disabled") : refusedAt(`/people/${userId}`, outcome.refusal);
});
