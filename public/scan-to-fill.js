// The scanner's field where cards are read: by the live camera or out of a picture, in this browser alone. What was read is
// put into the field and its form is filled in by the server, as if a scanner had typed it; somebody confirms it then.
// The readers are megabytes: they are fetched, from here, when a button is pressed.

import { BARS, codeInFrame, codeInPicture, twice, ZONE_TEXT, zoneInFrame, zoneInPicture } from "./card-reader.js";
import { cameraWordsOf, hasLiveCamera, openCamera } from "./live-camera.js";
import { isWholeMachineZone, looksLikeMachineZone } from "./mrz-lines.js";
import { MRZ, TESSERACT, ZXING } from "./vendor.js";

/** Pixels of a frame's width that are looked at: more only takes longer. */
const FRAME_WIDTH = 1600;
/** Of a picture from a file, in which the card may be small. */
const PICTURE_WIDTH = 2400;
/** After so many milliseconds without a reading, advice. */
const PATIENCE = 12_000;

for (const part of document.querySelectorAll("[data-reading]")) offer(part);

function offer(part) {
  const words = JSON.parse(part.dataset.readingWords);
  const form = part.closest("form");
  const block = part.closest(".c-scan");
  const field = block.querySelector("input");
  const button = block.querySelector("button[type=submit]");
  const said = part.querySelector("[role=status]");
  const place = { part, words, said, fill: (text) => fill(form, field, button, text) };
  waitForAllLines(form, field, button);

  for (const reading of part.querySelectorAll("[data-read]")) {
    const { read } = reading.dataset;
    if (read === "picture") reading.addEventListener("click", () => choosePicture(place));
    else if (hasLiveCamera()) {
      reading.hidden = false;
      reading.addEventListener("click", () => void readByCamera(place, read));
    }
  }
  part.hidden = false;
}

function fill(form, field, button, text) {
  field.value = text.replaceAll("\n", " ");
  form.requestSubmit(button);
}

/** A scanner of documents may end each line with Enter: the form waits for the last one. */
function waitForAllLines(form, field, button) {
  let waiting = 0;
  field.addEventListener("keydown", (event) => {
    clearTimeout(waiting);
    if (event.key !== "Enter" || !looksLikeMachineZone(field.value) || isWholeMachineZone(field.value)) return;
    event.preventDefault();
    waiting = setTimeout(() => form.requestSubmit(button), 700);
  });
}

// ── The live camera ──────────────────────────────────────────────────────────────────────────────────────────────────

async function readByCamera(place, what) {
  const { part, words, said, fill } = place;
  const isCode = what === "code";
  const title = isCode ? words.codeTitle : words.zoneTitle;
  const card = isCode ? words.codeHint : words.zoneHint;
  const believe = twice();
  const since = performance.now();
  let result = null;
  let last = null;
  let at = 0;
  let look = null;
  clear(place);

  const camera = openCamera({
    words: { ...cameraWordsOf(part), title, card },
    async onFrame(frame) {
      if (look === null) return;
      last = frame;
      const picture = pixelsOf(frame, FRAME_WIDTH);
      const text = await look(picture, at);
      at += 1;
      if (text === null) {
        if (performance.now() - since > PATIENCE) camera.say(words.slow);
        return;
      }
      result = believe(text);
      camera.say(result === null ? words.again : words.read);
      if (result !== null) camera.close();
    },
  });

  const progress = (share) => camera.say(words.loadingPart.replace("{part}", String(Math.round(share * 100))));
  camera.say(words.loading);
  try {
    if (isCode) {
      const findBars = await barReader();
      look = (picture, turn) => codeInFrame(picture, findBars, turn);
    } else {
      const { recognise, parse } = await zoneReader(progress);
      look = (picture, turn) => zoneInFrame(picture, recognise, parse, turn);
    }
    camera.say(words.looking);
  } catch {
    camera.say(words.unavailable);
  }

  await camera.closed;
  if (result !== null) {
    said.textContent = words.read;
    fill(result);
  } else if (last !== null && !isCode) show(place, await blobOf(last), words.closed);
}

const blobOf = (canvas) => new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));

// ── A picture from a file ────────────────────────────────────────────────────────────────────────────────────────────

function choosePicture(place) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/*";
  input.addEventListener("change", () => {
    const [file] = input.files;
    if (file !== undefined) void readPicture(place, file);
  });
  input.click();
}

async function readPicture(place, file) {
  const { part, words, said, fill } = place;
  clear(place);
  said.textContent = words.pictureRead;
  part.setAttribute("aria-busy", "true");
  try {
    const picture = await createImageBitmap(file).catch(() => null);
    if (picture === null) {
      said.textContent = words.pictureBroken;
      return;
    }
    const found = await textIn(pixelsOf(picture, PICTURE_WIDTH), place);
    if (found === null) return show(place, file, words.pictureNothing);
    said.textContent = words.read;
    fill(found);
  } catch {
    said.textContent = words.unavailable;
  } finally {
    part.removeAttribute("aria-busy");
  }
}

/** The bar code first, where one is asked for: it is the surer of the two. */
async function textIn(picture, { part, words, said }) {
  if (part.querySelector("[data-read=code]") !== null) {
    const code = await codeInPicture(picture, await barReader());
    if (code !== null) return code;
  }
  const { recognise, parse } = await zoneReader((share) => {
    said.textContent = words.loadingPart.replace("{part}", String(Math.round(share * 100)));
  });
  said.textContent = words.pictureRead;
  return zoneInPicture(picture, recognise, parse);
}

/** What could not be read stays in sight, below the field in which it is typed. */
function show(place, blob, sentence) {
  const { part, words, said } = place;
  said.textContent = sentence;
  const image = document.createElement("img");
  image.className = "c-reading__picture";
  image.alt = words.pictureAlt;
  image.src = URL.createObjectURL(blob);
  part.append(image);
}

function clear({ part, said }) {
  said.textContent = "";
  for (const image of part.querySelectorAll(".c-reading__picture")) {
    URL.revokeObjectURL(image.src);
    image.remove();
  }
}

/** The picture's pixels, no wider than that. */
function pixelsOf(picture, widest) {
  const scale = Math.min(1, widest / picture.width);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

// ── Readers, each fetched once ───────────────────────────────────────────────────────────────────────────────────────

let bars = null;
let zones = null;

function barReader() {
  bars ??= fetchBars().catch((error) => {
    bars = null;
    throw error;
  });
  return bars;
}

async function fetchBars() {
  const { prepareZXingModule, readBarcodes } = await import(ZXING.reader);
  await prepareZXingModule({ overrides: { locateFile: () => ZXING.wasm }, fireImmediately: true });
  return async ({ data, width, height }) => {
    const found = await readBarcodes(new ImageData(data, width, height), BARS);
    return found.filter(({ isValid }) => isValid).map(({ text }) => text);
  };
}

function zoneReader(progress) {
  zones ??= fetchZones(progress).catch((error) => {
    zones = null;
    throw error;
  });
  return zones;
}

async function fetchZones(progress) {
  const [{ parse }, { default: tesseract }] = await Promise.all([import(MRZ), import(TESSERACT.module)]);
  const worker = await tesseract.createWorker(TESSERACT.language, tesseract.OEM.LSTM_ONLY, {
    workerPath: TESSERACT.worker,
    corePath: TESSERACT.core,
    langPath: TESSERACT.languageFolder,
    workerBlobURL: false,
    cacheMethod: "none",
    logger: ({ progress: share }) => progress(share),
  });
  await worker.setParameters(ZONE_TEXT);
  let last = "";
  const recognise = async (pgm, letters) => {
    if (letters !== last) await worker.setParameters({ tessedit_char_whitelist: letters });
    last = letters;
    const { data } = await worker.recognize(new Blob([pgm]));
    return data.text;
  };
  return { parse, recognise };
}
