import { data } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { atTheLink, claimLink } from "~/access/capture-links.server";
import { onceOf, publicAction, publicLoader, said, withCookies } from "~/access/page.server";
import { PhoneLinkOver, STATUS_AT } from "~/identity-documents/phone-link-over";
import { PhoneStart } from "~/identity-documents/phone-start";
import { ShotList } from "~/identity-documents/shot-list";
import { nextShot, sideOf } from "~/identity-documents/shots";
import { shotsOf } from "~/identity-documents/take-shot.server";
import { BareFrame } from "~/ui/bare-frame";
import { pageTitle } from "~/ui/page-title";
import { showMoment } from "~/ui/show-moment";

/** The page of a phone with a link: to begin, and then what is done. It shows nothing of the case but kinds of pictures. */
export const loader = publicLoader(
  "capture.$token",
  async ({ platform, params, request, clientAddress, words, url }) => {
    const cookies = request.headers.get("Cookie");
    const at = await atTheLink(platform, { secret: params.token ?? "", cookies, address: clientAddress });
    const frame = { title: words.phone.title, path: url.pathname, said: url.searchParams.get("detto") };
    if (at.link === undefined) return data({ ...frame, state: at.state }, { status: STATUS_AT[at.state] });
    const until = showMoment(at.link.until).hour;
    if (at.state === "FREE") return data({ ...frame, state: at.state, until }, { status: 200 });
    return data({ ...frame, state: at.state, until, shots: await shotsOf(at.link) }, { status: 200 });
  },
);

/** The first phone to begin has the link. */
export const action = publicAction("capture.$token", async ({ platform, params, request, clientAddress, form }) => {
  const secret = params.token ?? "";
  const cookies = request.headers.get("Cookie");
  const asker = { secret, cookies, address: clientAddress, once: onceOf(form) };
  const claimed = await claimLink(platform, asker);
  const home = `/capture/${encodeURIComponent(secret)}`;
  if (!claimed.ok) return said(home);
  const next = nextShot(await shotsOf(claimed.value.link));
  return withCookies(said(next === null ? home : `${home}/${sideOf(next)}`), [claimed.value.cookie]);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Capture() {
  const page = useLoaderData<typeof loader>();
  return (
    <BareFrame path={page.path}>
      {page.state === "FREE" ? (
        <PhoneStart until={page.until} />
      ) : page.state === "MINE" ? (
        <ShotList path={page.path} until={page.until} shots={page.shots} said={page.said} />
      ) : (
        <PhoneLinkOver state={page.state} />
      )}
    </BareFrame>
  );
}
