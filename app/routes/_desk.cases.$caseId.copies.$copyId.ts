import { redirect } from "@remix-run/node";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { VIEW_REASONS, viewCopy } from "~/identity-documents/view-copy.server";

/**
 * The picture of one side with its watermark, recorded before it leaves. At the chamber's desk the page that asks why
 * comes first; a destroyed picture is told there too.
 */
export const loader = pageLoader("_desk.cases.$caseId.copies.$copyId", async ({ ctx, params, url }) => {
  const [caseId, copyId] = [idParam(params, "caseId"), idParam(params, "copyId")];
  const reason = VIEW_REASONS.find((one) => one === url.searchParams.get("reason")) ?? null;
  const outcome = await viewCopy(ctx, { copyId, reason, small: url.searchParams.has("small") });
  if (!outcome.ok) {
    const why = outcome.refusal === "reason-missing" && url.searchParams.has("asked") ? "asked" : outcome.refusal;
    return redirect(`/cases/${caseId}/copies/${copyId}/reason?rifiuto=${why}`, 303);
  }
  return new Response(new Blob([outcome.value.jpeg as Uint8Array<ArrayBuffer>]), {
    headers: {
      "Content-Type": "image/jpeg",
      "Content-Length": String(outcome.value.jpeg.length),
      "Content-Disposition": 'inline; filename="copia.jpg"',
      // Nothing of it runs and nothing of it is kept, wherever it is opened.
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
});
