import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import { isCapturePage } from "./capture-pages";
import { isLoopback } from "./env";

/**
 * The headers of every answer, errors and files included (ASVS 5.0 V3.4); `nonce` is this answer's own. Where cards are
 * captured the page may open the camera and compile the WebAssembly that reads them.
 */
function securityHeaders(origin: string, nonce: string, captures: boolean): Record<string, string> {
  const { protocol, hostname } = new URL(origin);
  const encrypted = protocol === "https:";
  return {
    "Content-Security-Policy": [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'${captures ? " 'wasm-unsafe-eval'" : ""}`,
      ...(captures ? ["worker-src 'self'"] : []),
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
    ].join("; "),
    "X-Content-Type-Options": "nosniff",
    // Under no-referrer a browser writes `Origin: null`, which the guard can do without only where the browser also tells
    // Sec-Fetch-Site: over https and on this machine. On a plain-http address of a local network it would lock out
    // everyone; same-origin tells other sites just as little.
    "Referrer-Policy": encrypted || isLoopback(hostname) ? "no-referrer" : "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": `camera=(${captures ? "self" : ""}), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()`,
    "X-Frame-Options": "DENY",
    ...(encrypted ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

/** Sets them first of all, and leaves the nonce in `res.locals.nonce`. */
export function setSecurityHeaders(origin: string): RequestHandler {
  return (request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals.nonce = nonce;
    response.set(securityHeaders(origin, nonce, isCapturePage(request.path)));
    next();
  };
}
