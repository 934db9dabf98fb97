import { captureLinkOf } from "~/access/capture-links.server";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { phoneEvents } from "~/identity-documents/phone-events.server";

/** How far the phone of a case is, as server-sent events, for whoever made its link; 204 tells a browser to ask no more. */
export const loader = pageLoader("_desk.cases.$caseId.phone_.events", async ({ ctx, params, request }) => {
  const link = await captureLinkOf(ctx, idParam(params, "caseId"));
  if (link === null || !link.mine) return new Response(null, { status: 204 });
  const events = phoneEvents(ctx, link.id, request.signal);
  if (events === null) return new Response(null, { status: 429, statusText: "Too Many Requests" });
  return new Response(events, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // A proxy that gathers answers would tell everything at the end.
      "X-Accel-Buffering": "no",
    },
  });
});
