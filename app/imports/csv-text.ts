/** Bytes as spreadsheets save them, as text. `binary`: no text at all; `workbook`: the spreadsheet's own file. */
export type ReadText = { ok: true; text: string } | { ok: false; refusal: "workbook" | "binary" };

/**
 * UTF-8 with or without its mark, UTF-16 with its mark («Testo Unicode» of Excel), otherwise Windows-1252, in which the
 * Italian Excel saves «CSV (delimitato dal separatore di elenco)».
 */
export function textOf(bytes: Uint8Array): ReadText {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return { ok: false, refusal: "workbook" };
  }
  const text = decoded(bytes);
  return text.includes("\0") ? { ok: false, refusal: "binary" } : { ok: true, text };
}

function decoded(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fromWindows1252(bytes);
  }
}

/** By hand: the decoder of some Node 20 takes 0x80 to 0x9F for control signs, and the Italian apostrophe is 0x92. */
function fromWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** 0x80 to 0x9F, in order; five of them mean nothing. */
const WINDOWS_1252 = [..."€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"];

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);

const DELIMITERS = [";", ",", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * What stands between the cells: as Excel's own first line `sep=;` says, otherwise whichever the line of the headings has
 * most of, outside quotation marks. `body` is the text without that first line, `skipped` how many lines it was.
 */
export function delimiterOf(text: string): { delimiter: Delimiter; body: string; skipped: number } {
  const told = /^sep=([;,\t])\r?\n/i.exec(text);
  if (told !== null) return { delimiter: told[1] as Delimiter, body: text.slice(told[0].length), skipped: 1 };
  const line = firstLine(text).replace(/"(?:[^"]|"")*"/g, "");
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  const most = counted.reduce((best, each) => (each.count > best.count ? each : best));
  return { delimiter: most.delimiter, body: text, skipped: 0 };
}

/** Up to the first line break that stands outside quotation marks; 16 kB at most. */
function firstLine(text: string): string {
  const start = text.slice(0, 16_384).replace(/^\s*\n/, "");
  let quoted = false;
  for (let at = 0; at < start.length; at += 1) {
    const sign = start[at];
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "\n" || sign === "\r")) return start.slice(0, at);
  }
  return start;
}
