import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { callOffClosure } from "~/mandates/mandate-acts.server";

export const action = pageAction("_desk.chamber.calendar_.closures.$closureId.call-off", async ({ ctx, params }) => {
  await callOffClosure(ctx, { closureId: idParam(params, "closureId") });
  return said("/chamber/calendar", "called-off");
});
