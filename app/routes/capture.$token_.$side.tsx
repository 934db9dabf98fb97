import { data, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { atTheLink } from "~/access/capture-links.server";
import { onceOf, type PublicPage, publicLoader, rawPublicAction, refuse, said } from "~/access/page.server";
import type { CopyKind } from "~/identity-documents/copy-kinds";
import { dropRest, readUpload } from "~/identity-documents/read-upload.server";
import { ShotPage } from "~/identity-documents/shot-page";
import { kindOf, nextShot, sideOf } from "~/identity-documents/shots";
import { shotsOf, takeShot } from "~/identity-documents/take-shot.server";
import { notFound } from "~/platform/errors";
import { BareFrame } from "~/ui/bare-frame";
import { emptyForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useServed } from "~/ui/served";

/** A picture that is too large is refused by itself, with its own sentence. */
const UPLOAD = { maxFileSize: 24 * 1024 * 1024, maxFiles: 1, maxFields: 4 };

/** One side: to take, to look at, to send. */
export const loader = publicLoader("capture.$token_.$side", async (page) => {
  const { link, kind, home } = await phoneAt(page);
  const shots = await shotsOf(link);
  const shot = shots.find((each) => each.kind === kind) ?? notFound();
  const next = nextShot(shots);
  return {
    title: page.words.capture.kinds[kind],
    path: page.url.pathname,
    said: page.url.searchParams.get("detto"),
    home,
    shot,
    next: next === null ? null : { kind: next, href: `${home}/${sideOf(next)}` },
  };
});

/** A picture that gives no reason to look again leads on to the next side. */
export const action = rawPublicAction("capture.$token_.$side", async (page) => {
  const { link, kind, home } = await phoneAt(page).catch(async (away: unknown) => {
    // A browser looks at the answer when its picture is sent.
    await dropRest(page.request);
    throw away;
  });
  const upload = await readUpload(page.request, UPLOAD);
  if (!upload.ok) return data({ form: { ...emptyForm, refusal: { code: upload.refusal, field: "picture" } } }, 422);
  const { fields, files } = upload.value;
  const file = files.get("picture");
  if (file === undefined) return refuse(fields, { ok: false, refusal: "nothing-chosen", field: "picture" });

  const outcome = await takeShot(link, { kind, file, once: onceOf(fields) });
  if (!outcome.ok) {
    if (outcome.refusal === "link-over" || outcome.refusal === "wrong-state") return said(home);
    return refuse(fields, { ...outcome, field: "picture" });
  }
  const shots = await shotsOf(link, [kind]);
  const hints = shots.find((shot) => shot.kind === kind)?.hints ?? [];
  const next = nextShot(shots);
  if (hints.length > 0) return said(`${home}/${sideOf(kind)}`, "look-again");
  return said(next === null ? home : `${home}/${sideOf(next)}`, sideOf(kind));
});

/** The phone whose link this is, at one of its sides; anybody else goes to the page that says what is the matter. */
async function phoneAt({ platform, params, request, clientAddress }: PublicPage) {
  const secret = params.token ?? "";
  const kind: CopyKind | null = kindOf(params.side ?? "");
  const cookies = request.headers.get("Cookie");
  const at = await atTheLink(platform, { secret, cookies, address: clientAddress });
  const home = `/capture/${encodeURIComponent(secret)}`;
  if (at.state !== "MINE") throw redirect(home, 303);
  return { link: at.link, kind: kind ?? notFound(), home };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Side() {
  const { path, ...page } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { nonce } = useServed();
  return (
    <BareFrame path={path}>
      <ShotPage {...page} form={form} />
      <script type="module" src="/capture-phone.js" nonce={nonce} />
    </BareFrame>
  );
}
