import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { scopeOf } from "~/access/context";
import { readSession } from "~/access/sessions.server";
import { readEnv } from "~/platform/env";
import { openPlatform } from "~/platform/open";
import type { Platform } from "~/platform/platform";
import { builtSite, serve } from "~/platform/serve";
import { casePage } from "~db/queries/case-lists";
import { inScope } from "~db/scope";

/** One of the two servers of the `pages` bench; answers `cpu` with its own CPU time so far, in milliseconds. */
const [kind, folder = ""] = process.argv.slice(2);
process.env.NODE_ENV = "production";
const read = readEnv({ ...process.env, CARTELLINA_DATA: folder, LOG_LEVEL: "silent", PORT: String(await freePort()) });
if (!read.ok) throw new Error(read.problems.join("\n"));
const { platform } = await openPlatform({ env: read.env });
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
process.send?.(kind === "ours" ? await product(platform) : await peer(platform));

async function product(on: Platform): Promise<string> {
  return (await serve(on, await builtSite(() => {}, new AbortController().signal))).address;
}

/** As somebody would write it who wants nothing but this page: session, scope, query, string. */
function peer(on: Platform): Promise<string> {
  const server = createServer(async (request, response) => {
    const session = await readSession(on, request.headers.cookie ?? null);
    if (session?.stage !== "in" || session.actor.desk.kind !== "PRACTICE") {
      response.writeHead(303, { Location: "/sign-in" }).end();
      return;
    }
    const { practiceId } = session.actor.desk;
    const filter = { states: null, officerId: null, sought: null };
    const page = await inScope(on.db, scopeOf(session.actor), (tx) =>
      casePage(tx, practiceId, filter, { after: null, limit: 50 }),
    );
    const rows = page.rows.map(
      (row) =>
        `<tr><th><a href="/cases/${row.id}">${escaped(`${row.name} ${row.surname}`)}</a> ${row.year}/${row.number}</th>` +
        `<td>${row.codiceFiscale.slice(0, 6)}</td><td>${row.state}</td><td>${escaped(row.officerName ?? "")}</td>` +
        `<td>${row.legalDue ?? ""}</td></tr>`,
    );
    response
      .writeHead(200, { "Content-Type": "text/html; charset=utf-8" })
      .end(`<!doctype html><html lang="it"><title>Pratiche</title><table>${rows.join("")}</table></html>`);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
