import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { restorePerson } from "~/access/people.server";
import { refusedAt } from "~/access/refused-at";

export const action = pageAction("_desk.people_.$userId_.restore", async ({ ctx, params }) => {
  const userId = idParam(params, "userId");
  const outcome = await restorePerson(ctx, userId);
  return outcome.ok ? said(`/people/${userId}`, "restored") : refusedAt(`/people/${userId}`, outcome.refusal);
});
