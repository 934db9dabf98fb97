import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { exportClient } from "~/retention/export-client.server";

/** Everything the practice has about a person, for whom it asks (artt. 15 and 20 GDPR). */
export const loader = pageLoader("_desk.clients.$clientId_.data[.]json", async ({ ctx, params }) => {
  const text = JSON.stringify(await exportClient(ctx, idParam(params, "clientId")), null, 2);
  return new Response(`${text}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="dati.json"',
    },
  });
});
