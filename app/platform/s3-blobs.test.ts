import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { listed } from "../../tests/support/blob-contract";
import { createS3Blobs } from "./s3-blobs";

/**
 * A store that fails, in every way that may be taken for "nothing is there". What a store does that works is tested on a
 * real one: `npm run test:s3`.
 */
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function storeThat(answer: Answer, prefix = "") {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const where = { endpoint: `http://127.0.0.1:${port}`, region: "us-east-1", forcePathStyle: true };
  const limits = { connect: 500, silence: 500, whole: 2_000, attempts: 1, page: 1000 };
  return createS3Blobs({ bucket: "files", prefix, credentials, ...where }, limits);
}

const xml = (status: number, code: string) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(status, { "Content-Type": "application/xml" });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
};

it("knows from one answer alone that nothing is there", async () => {
  expect(await (await storeThat(xml(404, "NoSuchKey"))).get("a")).toBeNull();
});

it.each<[string, Answer]>([
  ["has no such bucket", xml(404, "NoSuchBucket")],
  ["knows nobody", xml(403, "AccessDenied")],
  ["refuses the signature", xml(403, "SignatureDoesNotMatch")],
  ["is down", xml(503, "SlowDown")],
  ["is hidden by a proxy that knows no such page", (_, response) => response.writeHead(404).end("<h1>404</h1>")],
  ["answers nothing", () => {}],
  ["hangs up", (request) => request.socket.destroy()],
  [
    "breaks off",
    (_, response) => {
      response.writeHead(200, { "Content-Length": "1000" });
      response.write("half");
      setTimeout(() => response.destroy(), 20);
    },
  ],
  [
    "falls silent in the middle",
    (_, response) => {
      response.writeHead(200, { "Content-Length": "1000" });
      response.write("half");
    },
  ],
])("throws when the store %s", async (_name, answer) => {
  const blobs = await storeThat(answer);
  await expect(blobs.get("a")).rejects.toThrow();
  await expect(blobs.check()).rejects.toThrow(/^The file store does not let us in: bucket files at http/);
});

it("throws on what a put, a removal or a list is refused", async () => {
  const blobs = await storeThat(xml(403, "AccessDenied"));
  await expect(blobs.put("a", Buffer.from("x"))).rejects.toThrow();
  await expect(blobs.remove("a")).rejects.toThrow();
  await expect(listed(blobs, "")).rejects.toThrow();
});

it("sends the bytes as they are, with their length and MD5, under the prefix", async () => {
  const sent: { url: string | undefined; headers: IncomingMessage["headers"]; body: string }[] = [];
  const blobs = await storeThat((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => {
      sent.push({ url: request.url, headers: request.headers, body: String(Buffer.concat(chunks)) });
      response.writeHead(200, { ETag: '"0"' }).end();
    });
  }, "studio/files");
  await blobs.put("practice/a", Buffer.from("sealed"));
  const md5 = createHash("md5").update("sealed").digest("base64");
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    body: "sealed",
    headers: { "content-length": "6", "content-md5": md5 },
  });
  expect(sent[0]?.url).toMatch(/^\/files\/studio\/files\/practice\/a/);
  expect(sent[0]?.headers["content-encoding"]).toBeUndefined();
});
