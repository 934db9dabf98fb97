#!/usr/bin/env node
/**
 * Checks an extract of a Cartellina register without Cartellina: nothing but Node is needed.
 *
 *   node offline-verifier.mjs book.jsonl [--checkpoints FILE] [--public-key KEY]
 *
 * `book.jsonl`: one entry a line, from the first on. An entry that is not shown is {"seq":…,"rowHash":…} and takes part in
 * the chain all the same. `--checkpoints`: lines `cartellina-checkpoint v1 <book> <seq> <hash> <at> <signature>` as they
 * were handed out. `--public-key`: the Ed25519 key pinned when the first checkpoint was received (base64, or a file with
 * it). Names what differs and exits with 1; with 0 when nothing does, with 2 when it was not given what it needs.
 *
 *   rowHash = SHA-256(canonical JSON of book, seq, at, actor, act, subjectKind, subjectId, caseId, facts, digest)
 *   hash    = SHA-256(hash of the entry before ‖ rowHash);  before the first: SHA-256("cartellina book " + book)
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

/** @typedef {{ book?: string, seq: number, rowHash: string, hash?: string, [field: string]: unknown }} Line */
/** @typedef {{ book: string, seq: number, hash: string, at: string, line: string, signature: string }} Held */

/** The names in the order of RFC 8785; all values are text, integers or null, which JSON.stringify spells as it asks. */
const HASHED = ["act", "actor", "at", "book", "caseId", "digest", "facts", "seq", "subjectId", "subjectKind"];
const CHECKPOINT = /^(cartellina-checkpoint v1 ([0-9a-f-]{36}) (\d+) ([0-9a-f]{64}) (\S+)) (\S+)$/;

/**
 * @param {AsyncIterable<string> | Iterable<string>} lines the extract
 * @param {{ checkpoints?: string[], publicKey?: string | null }} [trust] lines handed out, and the pinned key in base64
 * @returns {Promise<{ book: string | null, entries: number, shown: number, checkpoints: number, differences: string[] }>}
 */
export async function verifyExtract(lines, { checkpoints = [], publicKey = null } = {}) {
  /** @type {string[]} */
  const differences = [];
  const held = checkpoints
    .filter((text) => text.trim() !== "")
    .flatMap((text) => trusted(text, publicKey, differences));
  const chain = { book: held[0]?.book ?? null, seq: 0, hash: Buffer.alloc(0), entries: 0, shown: 0 };
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() === "") continue;
    const entry = parsed(text);
    if (entry === null) differences.push(`Line ${number} is not an entry.`);
    else take(entry, chain, held, differences);
  }
  for (const { seq, book } of held) {
    if (book !== chain.book) differences.push(`A checkpoint is of another book (${book}).`);
    else if (seq > chain.seq)
      differences.push(`Entry ${seq} was signed by a checkpoint, and the extract ends at ${chain.seq}.`);
  }
  return { ...chain, checkpoints: held.length, differences };
}

/**
 * @param {Line} entry
 * @param {{ book: string | null, seq: number, hash: Buffer, entries: number, shown: number }} chain
 * @param {Held[]} held
 * @param {string[]} differences
 */
function take(entry, chain, held, differences) {
  const isShown = entry.book !== undefined;
  if (isShown) chain.book ??= String(entry.book);
  if (chain.book === null) {
    differences.push("The first entry does not say its book, and no checkpoint does.");
    chain.book = "";
  }
  if (chain.seq === 0) chain.hash = sha256(`cartellina book ${chain.book}`);
  if (entry.seq !== chain.seq + 1) differences.push(`Entry ${entry.seq} comes after entry ${chain.seq}.`);
  if (isShown && entry.book !== chain.book) differences.push(`Entry ${entry.seq} is of another book (${entry.book}).`);
  if (isShown && sha256(canonical(entry)).toString("hex") !== entry.rowHash) {
    differences.push(`Entry ${entry.seq}: its content is not what was written.`);
  }
  const hash = sha256(Buffer.concat([chain.hash, Buffer.from(entry.rowHash, "hex")]));
  if (entry.hash !== undefined && entry.hash !== hash.toString("hex")) {
    differences.push(`Entry ${entry.seq}: it does not follow from the entry before it.`);
  }
  for (const checkpoint of held.filter(({ seq, book }) => seq === entry.seq && book === chain.book)) {
    if (checkpoint.hash === hash.toString("hex")) continue;
    differences.push(`Entry ${entry.seq}: it is not what the checkpoint of ${checkpoint.at} signed.`);
  }
  chain.seq = entry.seq;
  chain.hash = entry.hash === undefined ? hash : Buffer.from(entry.hash, "hex");
  chain.entries += 1;
  if (isShown) chain.shown += 1;
}

/** @param {Line} entry */
const canonical = (entry) => `{${HASHED.map((name) => `"${name}":${JSON.stringify(entry[name] ?? null)}`).join(",")}}`;

/** @param {string | Buffer} content */
const sha256 = (content) => createHash("sha256").update(content).digest();

/**
 * @param {string} text
 * @returns {Line | null}
 */
function parsed(text) {
  try {
    const entry = JSON.parse(text);
    return Number.isSafeInteger(entry.seq) && /^[0-9a-f]{64}$/.test(entry.rowHash) ? entry : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @param {string | null} publicKey
 * @param {string[]} differences
 * @returns {Held[]}
 */
function trusted(text, publicKey, differences) {
  const match = CHECKPOINT.exec(text.trim());
  if (match === null) {
    differences.push("A line of the checkpoints is not a checkpoint.");
    return [];
  }
  const [, line = "", book = "", seq = "", hash = "", at = "", signature = ""] = match;
  if (publicKey === null || !isSigned(line, signature, publicKey)) {
    differences.push(`The checkpoint of entry ${seq} does not bear the signature of the key given.`);
    return [];
  }
  return [{ book, seq: Number(seq), hash, at, line, signature }];
}

/** @param {string} line @param {string} signature @param {string} publicKey */
function isSigned(line, signature, publicKey) {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return verify(null, Buffer.from(line, "utf8"), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

/** @param {string[]} args */
async function main(args) {
  const option = (/** @type {string} */ name) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? "") : null);
  const [extract] = args;
  const checkpoints = option("--checkpoints");
  const key = option("--public-key");
  if (extract === undefined || extract.startsWith("--") || (checkpoints !== null && key === null)) {
    process.stderr.write("node offline-verifier.mjs book.jsonl [--checkpoints FILE --public-key KEY]\n");
    return 2;
  }
  for (const file of [extract, checkpoints].filter((name) => name !== null && !existsSync(name))) {
    process.stderr.write(`There is no file ${file}.\n`);
    return 2;
  }
  const lines = createInterface({ input: createReadStream(extract, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
  const result = await verifyExtract(lines, {
    checkpoints: checkpoints === null ? [] : readFileSync(checkpoints, "utf8").split("\n"),
    publicKey: key !== null && existsSync(key) ? readFileSync(key, "utf8").trim() : key,
  });
  for (const difference of result.differences) process.stdout.write(`${difference}\n`);
  const checked = `Book ${result.book}: ${result.entries} entries (${result.shown} shown), ${result.checkpoints} checkpoints`;
  process.stdout.write(`${checked}: ${result.differences.length === 0 ? "nothing differs" : "see above"}.\n`);
  return result.differences.length === 0 ? 0 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
