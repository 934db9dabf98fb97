import { Agent, type IncomingHttpHeaders, request as send } from "node:http";

export type Sent = {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  /** The `Cookie` header. */
  cookie?: string | undefined;
  body?: string | Buffer;
};

export type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string };

export type Ask = (sent: Sent) => Promise<Answer>;

/** What a browser writes on a form of our own pages, under `Referrer-Policy: no-referrer`. */
export const OWN_FORM = { "sec-fetch-site": "same-origin", origin: "null" };

const URL_ENCODED = { "content-type": "application/x-www-form-urlencoded" };

/** Asks the server at `address`. Not `fetch`, which writes some of these headers itself and follows redirects. */
export function askAt(address: string): Ask & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 12 });
  const { hostname, port } = new URL(address);
  const ask: Ask = ({ path, method = "GET", headers = {}, cookie, body = "" }) =>
    new Promise((resolve, reject) => {
      const length = method === "GET" || method === "HEAD" ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const cookies = cookie === undefined || cookie === "" ? {} : { cookie };
      const sent = send({ agent, hostname, port, path, method, headers: { ...length, ...cookies, ...headers } });
      sent.once("error", reject);
      sent.once("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString("utf8") });
        });
      });
      sent.end(method === "GET" || method === "HEAD" ? undefined : body);
    });
  return Object.assign(ask, { close: () => agent.destroy() });
}

export type Fields = readonly (readonly [name: string, value: string | Upload])[];
export type Upload = { name: string; type: string; bytes: Buffer };

/** A form of ours as a browser sends it; with files in it, as multipart. */
export function formOf(
  path: string,
  fields: Fields,
  { cookie, multipart }: { cookie?: string; multipart?: boolean } = {},
): Sent {
  const sent = { path, method: "POST", cookie };
  if (multipart || fields.some(([, value]) => typeof value !== "string")) {
    const boundary = "----limite-di-prova";
    const headers = { ...OWN_FORM, "content-type": `multipart/form-data; boundary=${boundary}` };
    return { ...sent, headers, body: multipartBody(boundary, fields) };
  }
  const texts = fields.map(([name, value]) => [name, String(value)]);
  return { ...sent, headers: { ...OWN_FORM, ...URL_ENCODED }, body: new URLSearchParams(texts).toString() };
}

function multipartBody(boundary: string, fields: Fields): Buffer {
  const parts = fields.flatMap(([name, value]) => {
    const quoted = name.replaceAll('"', "%22");
    if (typeof value === "string") {
      const text = value.replace(/\r?\n/g, "\r\n");
      return [Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\n\r\n${text}\r\n`)];
    }
    const file = value.name.replaceAll('"', "%22").replace(/[\r\n]/g, "%0A");
    const head = `Content-Disposition: form-data; name="${quoted}"; filename="${file}"\r\nContent-Type: ${value.type}`;
    return [Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), value.bytes, Buffer.from("\r\n")];
  });
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

/** Where a redirect leads, path and query; null when the answer is none. Also as a data request tells it. */
export function redirectOf({ status, headers, text }: Answer): string | null {
  if (status >= 300 && status < 400) return headers.location ?? "";
  if (status !== 202) return null;
  const strings: unknown = JSON.parse(text.split("\n", 1)[0] ?? "[]");
  if (!Array.isArray(strings)) return null;
  return strings.find((each): each is string => typeof each === "string" && each.startsWith("/")) ?? "";
}

/** All of `tasks`, `width` at a time, in their order. */
export async function inTurns<T, R>(items: readonly T[], width: number, task: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) answers[index] = await task(items[index] as T);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return answers;
}
