import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { isLoopback } from "./env";
import { sendPlainPage } from "./plain-page";

export type Sender = {
  method: string;
  /** `Sec-Fetch-Site`: the browser's own word on where the request came from; no page can forge it. */
  fetchSite: string | undefined;
  /** `Origin`. */
  origin: string | undefined;
};

/**
 * May this request have an effect? Everything but GET and HEAD must come from our own pages: where the browser says
 * whence, only `same-origin` passes; where it does not, `Origin` must be the configured address, scheme and host; with
 * neither it is refused. (Remix's own check leaves resource routes, `_data` and requests without Origin open.)
 */
export function mayAct(sender: Sender, appOrigin: string): boolean {
  if (sender.method === "GET" || sender.method === "HEAD") return true;
  if (sender.fetchSite !== undefined) return sender.fetchSite === "same-origin";
  return sender.origin === appOrigin;
}

/**
 * Is the request meant for us? A name that somebody else points at this machine would make his page and ours one origin
 * for the browser. Behind a proxy the name is the proxy's to check.
 */
export function isOurName(host: string | undefined, appOrigin: string): boolean {
  if (host === undefined) return false;
  if (host.toLowerCase() === new URL(appOrigin).host) return true;
  const name = host.replace(/:\d+$/, "");
  return isLoopback(name) && isLoopback(new URL(appOrigin).hostname);
}

/** Stands in front of Remix: what it refuses is answered 403 with a page, and no route is called. */
export function guardOrigin(appOrigin: string, behindProxy: boolean): RequestHandler {
  return (request, response, next) => {
    if (!behindProxy && !isOurName(request.headers.host, appOrigin)) return sendPlainPage(request, response, 421);
    const sender = {
      method: request.method,
      fetchSite: one(request.headers["sec-fetch-site"]),
      origin: one(request.headers.origin),
    };
    if (!mayAct(sender, appOrigin)) return sendPlainPage(request, response, 403);
    forgetSender(request);
    dropData(request);
    next();
  };
}

/**
 * Judged once, here. Remix would compare `Origin` with `X-Forwarded-Host`, which anybody may send, and refuse the
 * `Origin: null` that browsers send under our own Referrer-Policy.
 */
function forgetSender(request: IncomingMessage): void {
  delete request.headers.origin;
  delete request.headers["x-forwarded-host"];
}

/** `?_data=` makes Remix run a single route by name, past its document's handling: no page of ours asks for that. */
function dropData(request: IncomingMessage & { originalUrl: string }): void {
  const [path = "", query] = request.originalUrl.split(/\?(.*)/s, 2);
  if (query === undefined) return;
  const asked = new URLSearchParams(query);
  if (!asked.has("_data")) return;
  asked.delete("_data");
  const kept = asked.toString();
  request.originalUrl = kept === "" ? path : `${path}?${kept}`;
  request.url = request.originalUrl;
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join() : value);
