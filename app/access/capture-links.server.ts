import { randomUUID, timingSafeEqual } from "node:crypto";
import type { CopyKind } from "~/identity-documents/copy-kinds";
import { COPY_STATES } from "~/identity-documents/store-copy.server";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { done, type Outcome, refused } from "~/platform/outcome";
import type { Platform } from "~/platform/platform";
import {
  type CaptureLinkRow,
  claimCaptureLink,
  closeLinksOf,
  countShot,
  type FoundLink,
  findCaptureLink,
  insertCaptureLink,
  openLinkOf,
  progressOf,
} from "~db/queries/capture-links";
import { findCase, lockCase } from "~db/queries/cases";
import { inScope, type Tx } from "~db/scope";
import { look, perform } from "./act.server";
import { networkOf } from "./attempts.server";
import { authorize, type Context, now, practiceOf, scopeOf } from "./context";
import { keyedHash } from "./derived-key";
import { hashOfLink } from "./links.server";
import { deviceIn, phoneCookie } from "./phone-cookie";
import { can } from "./policy";
import { actorOf } from "./sessions.server";
import { mayTry } from "./sign-in.server";

/** How long a link lasts (milliseconds), and how many pictures it takes: four sides, retaken often enough. */
export const CAPTURE_LINK_LASTS = 15 * 60 * 1000;
const MOST_SHOTS = 40;

export type CaptureLinkRefusal = "wrong-state";

/**
 * A new link for one phone to one case; the one before is over. Its secret is not stored: it is the HMAC of the link's id
 * under a key of the master key, so that the page can show it again as long as no phone has it, and the database keeps
 * SHA-256 of it.
 */
export async function openCaptureLink(
  ctx: Context,
  { caseId, sessionId }: { caseId: string; sessionId: string },
): Promise<Outcome<null, CaptureLinkRefusal>> {
  const scope = authorize(ctx.actor, "cases.storeCopy");
  return perform<null, CaptureLinkRefusal>(ctx, scope, "cases.storeCopy", async (tx) => {
    const row = (await lockCase(tx, scope, caseId)) ?? notFound();
    if (!COPY_STATES.includes(row.state)) return refused("wrong-state");
    const id = newId();
    const key = { practiceDesk: row.practiceId, caseId };
    await closeLinksOf(tx, key, now(ctx));
    await insertCaptureLink(tx, {
      ...{ ...key, id, caseState: row.state, userId: ctx.actor.userId, sessionId },
      hash: hashOfLink(secretOf(ctx.platform, id)),
      createdAt: now(ctx),
      expiresAt: new Date(now(ctx).getTime() + CAPTURE_LINK_LASTS),
    });
    return done(null);
  });
}

/** Ends the case's link, whoever of the practice made it; there may be none. */
export async function closeCaptureLink(ctx: Context, caseId: string): Promise<Outcome<null, never>> {
  const scope = authorize(ctx.actor, "cases.storeCopy");
  return perform<null, never>(ctx, scope, "cases.storeCopy", async (tx) => {
    const row = (await lockCase(tx, scope, caseId)) ?? notFound();
    await closeLinksOf(tx, { practiceDesk: row.practiceId, caseId }, now(ctx));
    return done(null);
  });
}

/** The link of a case as its desk sees it. */
export type DeskLink = {
  id: string;
  /** A phone has opened it. */
  opened: boolean;
  until: Date;
  /** Pictures that came through it. */
  shots: number;
  /** Who made it. */
  by: string;
  /** The reader made it: only then it can be shown. */
  mine: boolean;
  /** The address to open, for its maker and until a phone has it. */
  address: string | null;
};

/** The link of a case of the actor's practice that still stands; null when there is none. */
export async function captureLinkOf(ctx: Context, caseId: string): Promise<DeskLink | null> {
  const scope = authorize(ctx.actor, "cases.storeCopy");
  const row = (await look(ctx, scope, (tx) => findCase(tx, scope, caseId))) ?? notFound();
  const found = await openLinkOf(ctx.platform.db, { practiceDesk: practiceOf(ctx), caseId }, now(ctx));
  if (found === null || !stands(found, now(ctx)) || row.state !== found.link.caseState) return null;
  const { link, person } = found;
  const mine = person.id === ctx.actor.userId;
  const secret = secretOf(ctx.platform, link.id);
  const isShown = mine && link.openedAt === null && hashOfLink(secret) === link.hash;
  return {
    id: link.id,
    opened: link.openedAt !== null,
    until: link.expiresAt,
    shots: link.shots,
    by: person.name,
    mine,
    address: isShown ? `${ctx.platform.env.origin}/capture/${secret}` : null,
  };
}

/** How far a link is, in one small query; null: it is over. */
export async function captureProgress(
  platform: Platform,
  id: string,
): Promise<{ opened: boolean; shots: number } | null> {
  const found = await progressOf(platform.db, id, platform.clock.now());
  return found?.standing ? { opened: found.opened, shots: found.shots } : null;
}

/** What a phone with a link may do: add pictures of `caseId` in the name of `ctx.actor`, through `takeShot` alone. */
export type PhoneLink = { id: string; caseId: string; until: Date; taken: readonly CopyKind[]; ctx: Context };

/**
 * Whoever comes with a link. FREE: no phone has opened it. MINE: this phone has. ELSEWHERE: another has. OVER: it was
 * closed, ran out, was replaced, or never was; the case has gone on; its maker signed out, was disabled or may no more.
 */
export type AtTheLink =
  | { state: "FREE" | "MINE"; link: PhoneLink }
  | { state: "ELSEWHERE" | "OVER" | "SLOW_DOWN"; link?: never };

type Asker = {
  secret: string;
  /** The `Cookie` header. */
  cookies: string | null;
  address: string;
};

export async function atTheLink(platform: Platform, asker: Asker): Promise<AtTheLink> {
  const { state, link } = await meet(platform, asker);
  return state === "FREE" || state === "MINE" ? { state, link } : { state };
}

/**
 * The phone that comes first has the link; the answer is its cookie. The cookie follows from the form's own key: a form
 * sent twice is one phone, and one whose first answer was lost is not locked out.
 */
export async function claimLink(
  platform: Platform,
  asker: Asker & { once: string | null },
): Promise<Outcome<{ cookie: string; link: PhoneLink }, "OVER" | "ELSEWHERE" | "SLOW_DOWN">> {
  const met = await meet(platform, asker);
  if (met.link === undefined) return refused(met.state);
  const { id, expiresAt } = met.row;
  const own = met.state === "MINE" ? deviceIn(platform.env.origin, asker.cookies) : null;
  const device = own ?? keyedHash(platform.masterKey, "capture-device", `${id}|${asker.once ?? randomUUID()}`);
  const at = platform.clock.now();
  if (!(await claimCaptureLink(platform.db, id, hashOfLink(device), at))) return refused("ELSEWHERE");
  const seconds = (expiresAt.getTime() - at.getTime()) / 1000;
  return done({ cookie: phoneCookie(platform.env.origin, asker.secret, device, seconds), link: met.link });
}

type Met =
  | { state: "FREE" | "MINE" | "ELSEWHERE"; link: PhoneLink; row: CaptureLinkRow }
  | { state: "OVER" | "SLOW_DOWN"; link?: never };

/** Secrets that nobody was given count as attempts of the network; those that were do not. */
async function meet(platform: Platform, { secret, cookies, address }: Asker): Promise<Met> {
  const attempt = await mayTry(platform, [{ kind: "link", name: networkOf(address) }]);
  if (attempt === null) return { state: "SLOW_DOWN" };
  const found = await findCaptureLink(platform.db, hashOfLink(secret), platform.clock.now());
  if (found === null) return { state: "OVER" };
  await attempt.forgive();

  const link = await opened(platform, found);
  if (link === null) return { state: "OVER" };
  const { link: row } = found;
  if (row.deviceHash === null) return { state: "FREE", link, row };
  const device = deviceIn(platform.env.origin, cookies);
  const isMine = device !== null && isSame(hashOfLink(device), row.deviceHash);
  return { state: isMine ? "MINE" : "ELSEWHERE", link, row };
}

/** Counts a picture of a link in the picture's own transaction; false when the link is over by then. */
export const countPhoneShot = (tx: Tx, link: PhoneLink, kind: CopyKind): Promise<boolean> =>
  countShot(tx, link.id, kind, { now: now(link.ctx), most: MOST_SHOTS });

/** The link with the rights its maker has at this moment; null when it is over. */
async function opened(platform: Platform, found: FoundLink): Promise<PhoneLink | null> {
  const { link, person } = found;
  if (!stands(found, platform.clock.now()) || person.practiceDesk !== link.practiceDesk) return null;
  const actor = await actorOf(platform, person);
  if (!can(actor.roles, "cases.storeCopy")) return null;
  const scope = scopeOf(actor);
  const row = await inScope(platform.db, scope, (tx) => findCase(tx, scope, link.caseId));
  if (row?.state !== link.caseState) return null;
  return {
    ...{ id: link.id, caseId: link.caseId, until: link.expiresAt, taken: link.taken },
    ctx: { platform, actor, once: null },
  };
}

const stands = ({ link, person, signedIn }: FoundLink, at: Date): boolean =>
  isOpen(link, at) && signedIn && person.disabledAt === null;

const isOpen = ({ closedAt, expiresAt, shots }: CaptureLinkRow, at: Date): boolean =>
  closedAt === null && expiresAt > at && shots < MOST_SHOTS;

const secretOf = ({ masterKey }: Platform, id: string): string => keyedHash(masterKey, "capture-link", id);

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
