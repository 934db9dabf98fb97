import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { afterEach, describe, expect, it } from "vitest";
import { readUpload } from "./read-upload.server";

const KiB = 1024;
const MiB = 1024 * KiB;
const LIMITS = { maxFileSize: 10 * MiB };

function post(fill: (form: FormData) => void): Request {
  const form = new FormData();
  fill(form);
  return new Request("http://localhost/", { method: "POST", body: form });
}

const file = (content: BlobPart, name = "photo.jpg") => new File([content], name, { type: "image/jpeg" });

function multipart(body: string | Buffer, type = "multipart/form-data; boundary=b"): Request {
  return new Request("http://localhost/", {
    method: "POST",
    body: new Uint8Array(Buffer.from(body)),
    headers: { "Content-Type": type },
  });
}

const part = (headers: string, content = "x") => `--b\r\n${headers}\r\n\r\n${content}\r\n`;

describe("honest uploads", () => {
  it("come apart into text fields and files", async () => {
    const upload = await readUpload(
      post((form) => {
        form.set("note", "perché no: àèìòù");
        form.append("tick", "one");
        form.append("tick", "two");
        form.set("ID_FRONT", file("front"));
        form.set("ID_BACK", file("back"));
      }),
      LIMITS,
    );
    if (!upload.ok) throw new Error(upload.refusal);
    expect([...upload.value.fields]).toEqual([
      ["note", "perché no: àèìòù"],
      ["tick", "one"],
      ["tick", "two"],
    ]);
    expect([...upload.value.files]).toEqual([
      ["ID_FRONT", Buffer.from("front")],
      ["ID_BACK", Buffer.from("back")],
    ]);
  });

  it("tell a field left empty from an empty file", async () => {
    const upload = await readUpload(
      post((form) => {
        form.set("ID_FRONT", file("", ""));
        form.set("ID_BACK", file("", "empty.jpg"));
      }),
      LIMITS,
    );
    expect(upload.ok && [...upload.value.files]).toEqual([["ID_BACK", Buffer.alloc(0)]]);
  });

  it("may be exactly as large as the limit", async () => {
    const upload = await readUpload(
      post((form) => form.set("f", file(new Uint8Array(10 * MiB)))),
      LIMITS,
    );
    expect(upload.ok && upload.value.files.get("f")?.length).toBe(10 * MiB);
  });
});

describe("hostile uploads", () => {
  it.each([
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "\u202egpj.exe",
    "a".repeat(4000),
    "a%00.jpg",
    'x"; filename*=y',
    "con",
  ])("bring a file in whatever its name is: %j", async (name) => {
    const upload = await readUpload(
      post((form) => form.set("f", file("x", name))),
      LIMITS,
    );
    expect(upload.ok && [...upload.value.files]).toEqual([["f", Buffer.from("x")]]);
  });

  it("are refused when a file is over the limit, or all text fields together", async () => {
    const large = post((form) => form.set("f", file(new Uint8Array(10 * MiB + 1))));
    expect(await readUpload(large, LIMITS)).toEqual({ ok: false, refusal: "file-too-large" });
    const wordy = post((form) => {
      for (let index = 0; index < 30; index += 1) form.set(`t${index}`, "x".repeat(100 * KiB));
    });
    expect(await readUpload(wordy, { maxFileSize: 100 * KiB, maxFiles: 1 })).toEqual({
      ok: false,
      refusal: "file-too-large",
    });
  });

  it("are refused when there are more files, or more fields, than a page has", async () => {
    const files = (count: number) =>
      post((form) => {
        for (let index = 0; index < count; index += 1) form.set(`f${index}`, file("x"));
      });
    expect((await readUpload(files(4), LIMITS)).ok).toBe(true);
    expect(await readUpload(files(5), LIMITS)).toEqual({ ok: false, refusal: "too-many-files" });

    const fields = (count: number) =>
      post((form) => {
        for (let index = 0; index < count; index += 1) form.append("same", "x");
      });
    expect((await readUpload(fields(44), LIMITS)).ok).toBe(true);
    expect(await readUpload(fields(45), LIMITS)).toEqual({ ok: false, refusal: "too-many-files" });
  });

  it("are refused when one field brings two files", async () => {
    const twice = post((form) => {
      form.append("f", file("one"));
      form.append("f", file("two"));
    });
    expect(await readUpload(twice, LIMITS)).toEqual({ ok: false, refusal: "too-many-files" });
  });

  it.each([
    ["cut short", multipart(part('Content-Disposition: form-data; name="f"; filename="a"').slice(0, -2))],
    ["without a boundary", multipart("--b\r\n", "multipart/form-data")],
    [
      "with another boundary",
      multipart(part('Content-Disposition: form-data; name="f"'), "multipart/form-data; boundary=c"),
    ],
    ["with endless headers", multipart(part(`X: ${"x".repeat(20 * KiB)}`))],
    [
      "with text that is no text",
      multipart(
        Buffer.concat([
          Buffer.from(part('Content-Disposition: form-data; name="t"', "?")).subarray(0, -3),
          Buffer.from([0xff]),
          Buffer.from("\r\n--b--"),
        ]),
      ),
    ],
    [
      "that are empty",
      new Request("http://localhost/", {
        method: "POST",
        headers: { "Content-Type": "multipart/form-data; boundary=b" },
      }),
    ],
    ["sent as JSON", multipart("{}", "application/json")],
    ["sent as a plain form", multipart("a=1", "application/x-www-form-urlencoded")],
  ])("are refused %s", async (_name, request) => {
    expect(await readUpload(request, LIMITS)).toEqual({ ok: false, refusal: "upload-broken" });
  });
});

describe("over the network", () => {
  let server: Server;
  afterEach(() => server.close());

  /** A server that answers an upload with its refusal, as Remix hands it the body. */
  async function listen(): Promise<number> {
    server = createServer(async (incoming, answer) => {
      const body = createReadableStreamFromReadable(incoming);
      const headers = { "Content-Type": String(incoming.headers["content-type"]) };
      const upload = await readUpload(
        new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" }),
        LIMITS,
      );
      answer.end(upload.ok ? "read" : upload.refusal);
    }).listen(0);
    await new Promise((resolve) => server.once("listening", resolve));
    return (server.address() as AddressInfo).port;
  }

  it("tells the browser about a file that is too large, although it goes on sending", async () => {
    const port = await listen();
    const form = new FormData();
    form.set("f", file(new Uint8Array(40 * MiB)));
    const answer = await fetch(`http://localhost:${port}/`, { method: "POST", body: form });
    expect(await answer.text()).toBe("file-too-large");
  });

  it("cuts an endless body off without keeping it", async () => {
    const port = await listen();
    const before = process.memoryUsage.rss();
    const sent = await new Promise<number>((resolve) => {
      let bytes = 0;
      let over = false;
      const end = () => {
        over = true;
        resolve(bytes);
      };
      const sending = httpRequest({
        port,
        method: "POST",
        headers: { "Content-Type": "multipart/form-data; boundary=b" },
      });
      sending.on("error", end).on("close", end);
      sending.write('--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n');
      const chunk = Buffer.alloc(MiB);
      const more = () => {
        while (!over && bytes < 1024 * MiB) {
          bytes += chunk.length;
          if (!sending.write(chunk)) break;
        }
      };
      sending.on("drain", more);
      more();
    });
    expect(sent).toBeLessThan(128 * MiB);
    expect(process.memoryUsage.rss() - before).toBeLessThan(256 * MiB);
  });
});
