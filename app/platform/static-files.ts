import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import express, { Router } from "express";

/**
 * What the build made for browsers, each under its own path, so that no page costs a look at the disk: `/assets` with
 * hashed names, for ever; the few files of `public/`, for an hour.
 */
export function staticFiles(clientFolder: string): Router {
  const router = Router();
  router.use(
    "/assets",
    express.static(join(clientFolder, "assets"), { immutable: true, maxAge: "1y", index: false, fallthrough: false }),
  );
  if (!existsSync(clientFolder)) return router;
  const settings = { maxAge: "1h", index: false, redirect: false, dotfiles: "ignore" } as const;
  for (const entry of readdirSync(clientFolder, { withFileTypes: true })) {
    if (entry.name === "assets" || entry.name.startsWith(".")) continue;
    const path = join(clientFolder, entry.name);
    if (entry.isDirectory()) router.use(`/${entry.name}`, express.static(path, { ...settings, fallthrough: false }));
    else router.get(`/${entry.name}`, (_request, response) => response.sendFile(path, settings));
  }
  return router;
}
