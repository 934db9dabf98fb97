// One side on the phone: take, look, take again or send. The form is the page's own and is sent as it is; without this
// script it has its file field, which opens the phone's camera.
import { cameraWordsOf, hasLiveCamera, openCamera } from "./live-camera.js";

/** Larger files travel smaller: longest side in pixels, well above what is kept of a copy. */
const LONGEST = 3200;
const HEAVY = 3 * 1024 * 1024;

const place = document.querySelector("[data-shot]");
const input = place?.querySelector("input[type=file]");
if (place instanceof HTMLElement && input instanceof HTMLInputElement) begin(place, input);

/** @param {HTMLElement} place @param {HTMLInputElement} input */
function begin(place, input) {
  const find = (/** @type {string} */ mark) => /** @type {HTMLElement} */ (place.querySelector(`[data-${mark}]`));
  const [plain, ask, check] = [find("plain"), find("ask"), find("check")];
  const zoom = find("zoom");
  const picture = /** @type {HTMLImageElement} */ (find("picture"));
  /** @type {Blob | null} */
  let chosen = null;

  // What was wrong with the last picture stays where it can be read.
  const error = plain.querySelector(".c-error");
  if (error !== null) ask.prepend(error);
  plain.hidden = true;
  // One may have been chosen before this script was there, or kept by the browser on the way back to the page.
  if (input.files?.length) void look();
  else show(null);
  // A page that comes back from the browser's memory has nothing chosen.
  addEventListener("pageshow", (event) => event.persisted && show(null));

  find("take").addEventListener("click", take);
  find("pick").addEventListener("click", pick);
  find("again").addEventListener("click", () => (hasLiveCamera() ? take() : pick()));
  find("turn").addEventListener("click", async () => {
    if (chosen !== null) use(await drawn(chosen, { turned: true }));
  });
  zoom.addEventListener("click", () => {
    const enlarged = zoom.getAttribute("aria-pressed") === "true";
    zoom.setAttribute("aria-pressed", String(!enlarged));
    zoom.scrollTo(enlarged ? 0 : zoom.scrollWidth / 4, 0);
  });
  input.addEventListener("change", look);

  async function look() {
    const file = input.files?.[0];
    if (file === undefined) return;
    chosen = file;
    if (file.size > HEAVY) use(await drawn(file, { turned: false }));
    else show(file);
  }

  function take() {
    if (!hasLiveCamera()) return pick();
    const camera = openCamera({
      words: cameraWordsOf(place),
      onShot(shot) {
        use(shot);
        camera.close();
        place.querySelector("[data-check] [type=submit]")?.focus();
      },
    });
  }

  /** The phone then offers its own camera or its pictures. */
  function pick() {
    if (hasLiveCamera()) input.removeAttribute("capture");
    input.click();
  }

  /** @param {Blob | null} made */
  function use(made) {
    if (made === null) return show(chosen);
    const files = new DataTransfer();
    files.items.add(new File([made], "foto.jpg", { type: "image/jpeg" }));
    input.files = files.files;
    chosen = made;
    show(made);
  }

  /** @param {Blob | null} shown */
  function show(shown) {
    if (picture.src.startsWith("blob:")) URL.revokeObjectURL(picture.src);
    ask.hidden = shown !== null;
    check.hidden = shown === null;
    zoom.setAttribute("aria-pressed", "false");
    if (shown !== null) picture.src = URL.createObjectURL(shown);
    else {
      input.value = "";
      picture.removeAttribute("src");
    }
  }
}

/**
 * The picture upright, a quarter to the right where asked, no larger than it need be; null when this browser cannot
 * read it: the server will say what is the matter.
 * @param {Blob} picture @param {{ turned: boolean }} how
 * @returns {Promise<Blob | null>}
 */
async function drawn(picture, { turned }) {
  const bitmap = await createImageBitmap(picture).catch(() => null);
  if (bitmap === null) return null;
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = turned ? [height, width] : [width, height];
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  if (turned) {
    pen.translate(height, 0);
    pen.rotate(Math.PI / 2);
  }
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92));
}
