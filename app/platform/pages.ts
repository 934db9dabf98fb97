import { createRequestHandler } from "@remix-run/express";
import type { HandleErrorFunction, ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { nearRoutes } from "./near-routes";
import type { Platform } from "./platform";

declare module "@remix-run/node" {
  /** What every loader and action finds in `context`. */
  interface AppLoadContext {
    platform: Platform;
    /** This answer's own, for a `<script nonce>`. */
    nonce: string;
    requestId: string;
    /** The client's address, seen through the trusted proxies: for throttling, never for a log. */
    clientAddress: string;
  }
}

/** Remix on the platform. As a function, `build` is asked at every request: in development it changes. */
export function remixPages(build: ServerBuild | (() => Promise<ServerBuild>), platform: Platform): RequestHandler {
  const handlerOf = (each: ServerBuild | (() => Promise<ServerBuild>)) =>
    createRequestHandler({
      build: each,
      mode: platform.env.mode,
      getLoadContext: (request, response) => ({
        platform,
        nonce: String(response.locals.nonce),
        requestId: String(request.id),
        clientAddress: request.ip ?? "",
      }),
    });
  if (typeof build === "function") return handlerOf(async () => withLog(await build(), platform));
  const near = nearRoutes(withLog(build, platform));
  const handlers = new Map<ServerBuild, RequestHandler>();
  return (request, response, next) => {
    const part = near(request.path);
    const handler = handlers.get(part) ?? handlerOf(part);
    handlers.set(part, handler);
    return handler(request, response, next);
  };
}

/** Remix would print an error as it is, a driver's with the data it met: faults go to our log instead. */
function withLog(build: ServerBuild, platform: Platform): ServerBuild {
  const handleError: HandleErrorFunction = (thrown, { request, context }) => {
    if (request.signal.aborted || isAnswer(thrown)) return;
    platform.log.error({ err: thrown, req: { id: context.requestId } }, "a page failed");
  };
  return { ...build, entry: { module: { ...build.entry.module, handleError } } };
}

/** An address without a page, or a method it does not take: the request's line in the log says so. */
const isAnswer = (thrown: unknown) =>
  typeof thrown === "object" && thrown !== null && "status" in thrown && Number(thrown.status) < 500;
