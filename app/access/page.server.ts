import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { forbidden } from "~/platform/errors";
import type { Refused } from "~/platform/outcome";
import type { Platform } from "~/platform/platform";
import { type FormState, refusedForm } from "~/ui/form/form-state";
import { type Language, type Words, wordsFor } from "~/ui/words";
import { type Context, type Scope, scopeOf } from "./context";
import { readForm } from "./form-body";
import { languageOf } from "./language";
import { type ActName, can, type Role } from "./policy";
import { type Gate, ROUTES, type RouteId, type RouteRule } from "./routes";
import { type AtTheCode, readSession, type Session, type SignedIn } from "./sessions.server";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Read once for all the loaders of one page. */
    session?: Promise<Session | null>;
  }
}

type Asked = {
  platform: Platform;
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
  language: Language;
  words: Words;
  /** The asker's address as the trusted proxies tell it. */
  clientAddress: string;
};

/** A page for somebody signed in. */
export type Page = Asked & { ctx: Context; scope: Scope; signedIn: SignedIn };
/** A page for anybody: `signedIn` when somebody is, `atTheCode` when the password was right and the code is to come. */
export type PublicPage = Asked & { signedIn: SignedIn | null; atTheCode: AtTheCode | null };
type Sent = { form: FormData };

/**
 * The loader of a route: who may come in stands in `ROUTES`. Nobody signed in goes to the sign-in page and back;
 * somebody who may not gets a 403.
 */
export function pageLoader<T>(routeId: RouteId, read: (page: Page) => Promise<T>) {
  return async (args: LoaderFunctionArgs): Promise<T> => read(await admit(args, routeId, "read"));
}

/**
 * The action of a route. The form is read once, and its key (`_once`) stands in `page.ctx.once`, so that a second
 * submission of the same form has no second effect. A form with files is read by `rawPageAction`.
 */
export function pageAction<T>(routeId: RouteId, write: (page: Page & Sent) => Promise<T>) {
  return async (args: ActionFunctionArgs): Promise<T> => {
    const page = await admit(args, routeId, "write");
    const form = await readForm(args.request);
    return write({ ...page, form, ctx: { ...page.ctx, once: onceOf(form) } });
  };
}

/** The action of an upload: the body is still in `page.request`; `withOnce` adds the form's key when it has been read. */
export function rawPageAction<T>(routeId: RouteId, write: (page: Page) => Promise<T>) {
  return async (args: ActionFunctionArgs): Promise<T> => write(await admit(args, routeId, "write"));
}

/** The same context, with the key of a form that the route has read by itself. */
export function withOnce(ctx: Context, form: FormData): Context {
  return { ...ctx, once: onceOf(form) };
}

/** The loader of a page that anybody may open. */
export function publicLoader<T>(routeId: RouteId, read: (page: PublicPage) => Promise<T>) {
  return async (args: LoaderFunctionArgs): Promise<T> => read(await welcome(args, routeId, "read"));
}

/** The action of a form that anybody may send. */
export function publicAction<T>(routeId: RouteId, write: (page: PublicPage & Sent) => Promise<T>) {
  return async (args: ActionFunctionArgs): Promise<T> => {
    const page = await welcome(args, routeId, "write");
    return write({ ...page, form: await readForm(args.request) });
  };
}

/** The action of an upload that anybody may send; its form's key is `onceOf` what the route has read. */
export function rawPublicAction<T>(routeId: RouteId, write: (page: PublicPage) => Promise<T>) {
  return async (args: ActionFunctionArgs): Promise<T> => write(await welcome(args, routeId, "write"));
}

/** For `root.tsx`, which belongs to no gate: in which language the page is written. */
export async function rootData(args: LoaderFunctionArgs): Promise<{ language: Language }> {
  return { language: languageOf(args.request, await sessionOf(args)) };
}

/** What the frame around a signed-in page shows. */
export function frameData(page: Page) {
  const { name, desk, roles } = page.ctx.actor;
  return { language: page.language, person: { name, roles }, desk: { kind: desk.kind, name: desk.name } };
}

/** A form that was not accepted, with its errors beside the fields; passwords and codes do not travel back. */
export function invalid(form: FormState) {
  const { password: _password, again: _again, current: _current, code: _code, ...values } = form.values;
  const status = form.refusal?.code === "slow-down" ? 429 : 422;
  return data({ form: { ...form, values } satisfies FormState }, status);
}

/** A verb's refusal, beside the field it concerns, with everything that was typed. */
export function refuse(form: FormData, outcome: Refused<string>) {
  return invalid(refusedForm(form, outcome.refusal, outcome.field));
}

/** After an act: to a page (a local path) that says what happened (`?detto=code`), so that reloading repeats nothing. */
export function said(path: string, code?: string) {
  if (code === undefined) return redirect(path, 303);
  const url = new URL(path, "http://local");
  url.searchParams.set("detto", code);
  return redirect(`${url.pathname}${url.search}${url.hash}`, 303);
}

/** An answer that sets these cookies too. */
export function withCookies<R extends { headers: Headers }>(answer: R, cookies: readonly string[]): R {
  for (const cookie of cookies) answer.headers.append("Set-Cookie", cookie);
  return answer;
}

type Args = LoaderFunctionArgs | ActionFunctionArgs;

async function admit(args: Args, routeId: RouteId, what: keyof RouteRule): Promise<Page> {
  const gate = gateOf(routeId, what);
  const { signedIn, atTheCode: _, ...asked } = await askedBy(args);
  if (signedIn === null) throw redirect(`/sign-in?next=${encodeURIComponent(pageToComeBackTo(args, routeId))}`, 303);
  if (signedIn.mustSetUpSecondFactor && !OPEN_BEFORE_SET_UP.includes(routeId))
    throw redirect("/account/second-factor", 303);
  if (!passes(signedIn.actor.roles, gate)) forbidden();
  const ctx: Context = { platform: asked.platform, actor: signedIn.actor, once: null };
  return { ...asked, signedIn, ctx, scope: scopeOf(signedIn.actor) };
}

/** A desk that requires the second factor lets people without one only set it up or leave. */
const OPEN_BEFORE_SET_UP: readonly RouteId[] = [
  "_desk",
  "_desk.account_.second-factor",
  "_desk.account_.second-factor_.start",
];

async function welcome(args: Args, routeId: RouteId, what: keyof RouteRule): Promise<PublicPage> {
  if (gateOf(routeId, what) !== "public") throw new Error(`${routeId} is not public`);
  return askedBy(args);
}

function gateOf(routeId: RouteId, what: keyof RouteRule): Gate {
  const rule: RouteRule = ROUTES[routeId];
  const gate = rule[what];
  if (gate === undefined) throw new Error(`${routeId} has no gate to ${what}`);
  return gate;
}

function passes(roles: readonly Role[], gate: Gate): boolean {
  if (gate === "signed-in" || gate === "public") return true;
  const acts: readonly ActName[] = typeof gate === "string" ? [gate] : gate;
  return acts.some((act) => can(roles, act));
}

async function askedBy(args: Args): Promise<PublicPage> {
  const { platform, clientAddress } = args.context;
  const session = await sessionOf(args);
  const language = languageOf(args.request, session);
  return {
    platform,
    clientAddress,
    request: args.request,
    url: new URL(args.request.url),
    params: args.params,
    language,
    words: wordsFor(language),
    signedIn: session?.stage === "in" ? session : null,
    atTheCode: session?.stage === "code" ? session : null,
  };
}

function sessionOf({ context, request }: Args): Promise<Session | null> {
  context.session ??= readSession(context.platform, request.headers.get("Cookie"));
  return context.session;
}

/** After signing in: a form that was sent cannot be sent again by itself, and its address may be no page. */
function pageToComeBackTo({ request }: Args, routeId: RouteId): string {
  const rule: RouteRule = ROUTES[routeId];
  const url = new URL(request.url);
  return rule.read === undefined ? "/" : url.pathname + url.search;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The form's own key; null when it came without one, or with something else in its place. */
export function onceOf(form: FormData): string | null {
  const key = form.get("_once");
  return typeof key === "string" && UUID.test(key) ? key : null;
}
