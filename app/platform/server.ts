import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { pinoHttp } from "pino-http";
import { describeRequest, describeResponse, type Log } from "./log";
import { guardOrigin } from "./origin-guard";
import { sendPlainPage } from "./plain-page";
import { setSecurityHeaders } from "./security-headers";

/** More than the largest form with its pictures; what a route accepts, it limits itself. */
const LARGEST_BODY = 48 * 1024 * 1024;

export type Readiness = { ready: boolean } & Record<string, string | number | boolean>;

export type ServerParts = {
  origin: string;
  trustProxy: number | readonly string[] | undefined;
  log: Log;
  /** What `/readyz` answers; a rejection means: the database does not answer. */
  readiness: () => Promise<Readiness>;
  /** Files for browsers: `staticFiles`, or Vite's in development. */
  files: RequestHandler;
  /** All pages: Remix. Called only for requests that the guard let through. */
  pages: RequestHandler;
};

/** The application in front of Remix, in the order in which a request meets it. */
export function createApp(parts: ServerParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  if (parts.trustProxy !== undefined) app.set("trust proxy", parts.trustProxy);

  app.use(nameRequest);
  app.use(setSecurityHeaders(parts.origin));
  app.use(requestLog(parts.log));
  app.get("/healthz", (_request, response) => response.set("Cache-Control", "no-store").json({ status: "ok" }));
  app.get("/readyz", tellReadiness(parts.readiness, parts.log));
  app.use(guardOrigin(parts.origin, parts.trustProxy !== undefined));
  app.use(limitBody);
  app.use(parts.files);
  app.use(notStored);
  app.use(parts.pages);
  app.use(answerError(parts.log));
  return app;
}

export type Running = {
  /** `http://host:port` as it listens, the port chosen by the system where 0 was asked. */
  address: string;
  /** Takes no more requests, lets those in flight end, ten seconds at most. */
  stop(): Promise<void>;
};

/** @throws a sentence, when the port is taken or not ours to take. */
export async function listen(app: Express, { host, port }: { host: string; port: number }): Promise<Running> {
  const server = createServer(app);
  server.requestTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(whyNot(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return { address: `http://${family === "IPv6" ? `[${address}]` : address}:${taken}`, stop: () => stopped(server) };
}

async function stopped(server: Server): Promise<void> {
  // Those in flight tell their client not to come back over the same connection.
  server.prependListener("request", (_request, response) => response.setHeader("Connection", "close"));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const patience = setTimeout(() => server.closeAllConnections(), 10_000);
  await closed;
  clearInterval(sweep);
  clearTimeout(patience);
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new Error(
      `Port ${port} is taken: is Cartellina running already? Otherwise choose another: PORT=3001 npm start`,
    );
  }
  if (error.code === "EACCES")
    return new Error(`Port ${port} is not ours to take: choose one above 1023, like PORT=3000.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new Error(`HOST ${host} is not an address of this machine.`);
  }
  return error;
}

const nameRequest: RequestHandler = (request, response, next) => {
  request.id = randomBytes(9).toString("base64url");
  response.set("X-Request-Id", String(request.id));
  next();
};

function requestLog(log: Log): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request) => request.id,
    wrapSerializers: false,
    serializers: { req: describeRequest, res: describeResponse },
    quietReqLogger: true,
    customLogLevel: (_request, response, error) => {
      if (error !== undefined || response.statusCode >= 500) return "error";
      return response.statusCode === 403 || response.statusCode === 421 ? "warn" : "info";
    },
    autoLogging: { ignore: (request) => /^\/(healthz|readyz|assets\/)/.test(request.url ?? "") },
  });
}

function tellReadiness(readiness: ServerParts["readiness"], log: Log): RequestHandler {
  return (_request, response) => {
    response.set("Cache-Control", "no-store");
    readiness().then(
      (found) => response.status(found.ready ? 200 : 503).json(found),
      (error: unknown) => {
        log.warn({ err: error }, "not ready");
        response.status(503).json({ ready: false, database: "no answer" });
      },
    );
  };
}

/** Before anything is read: a length that is too much, or none where something is sent. */
const limitBody: RequestHandler = (request, response, next) => {
  const unknown = request.headers["transfer-encoding"] !== undefined;
  if (!unknown && Number(request.headers["content-length"] ?? 0) <= LARGEST_BODY) return next();
  // What was announced would be read as the start of the next request.
  response.set("Connection", "close");
  sendPlainPage(request, response, unknown ? 411 : 413);
};

/** A page may show a person's data: neither the browser nor anyone on the way keeps it. */
const notStored: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

function answerError(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const given = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
    const status = given === 400 || given === 403 || given === 404 || given === 413 ? given : 500;
    if (status === 500) log.error({ err: error, req: request.id }, "request failed");
    // Half an answer cannot become an error page: the connection ends, and the client sees that it did.
    if (response.headersSent) return next(error);
    sendPlainPage(request, response, status);
  };
}
