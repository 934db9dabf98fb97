import { pageAction, said } from "~/access/page.server";
import { requireSecondFactor } from "~/access/people.server";
import { refusedAt } from "~/access/refused-at";

export const action = pageAction("_desk.people_.second-factor", async ({ ctx, form }) => {
  const required = form.get("required") === "yes";
  const outcome = await requireSecondFactor(ctx, required);
  return outcome.ok ? said("/people", required ? "required" : "free") : refusedAt("/people", outcome.refusal);
});
