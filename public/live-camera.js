// The live camera in a dialogue of its own, with a frame in the shape of what is held before it.
// Words come from the page, in its language. Needs a secure context: elsewhere it is not offered.

/**
 * @typedef {object} CameraWords
 * @property {string} title
 * @property {string} card What to hold into the frame, said for a card and for a passport's page.
 * @property {string} passport
 * @property {string} starting
 * @property {string} shutter
 * @property {string} torchOn
 * @property {string} torchOff
 * @property {string} close
 * @property {string} none No camera here.
 * @property {string} refused The browser was told not to give it.
 * @property {string} busy Another program has it.
 * @property {string} failed
 */

/**
 * @typedef {object} CameraOptions
 * @property {CameraWords} words
 * @property {Shape} [shape]
 * @property {(frame: HTMLCanvasElement) => unknown} [onFrame] Gets what is inside the frame, again and again, the next
 *   one when it has done with this; the canvas is the same every time.
 * @property {(picture: Blob) => unknown} [onShot] Shows a shutter; gets what is inside the frame, as JPEG.
 */

/**
 * @typedef {object} Camera
 * @property {() => void} close
 * @property {(sentence: string) => void} say Below the picture, read aloud by screen readers.
 * @property {(shape: Shape) => void} setShape
 * @property {Promise<void>} closed By whomever; the camera is off then.
 */

/** @typedef {"card" | "passport"} Shape */

/** Width by height: a card is ID-1 (85.6 × 53.98 mm), a page of a passport ID-3 (125 × 88 mm). */
const RATIOS = { card: 85.6 / 53.98, passport: 125 / 88 };
/** How much of the picture the frame takes, at most, on either side. */
const SHARE = 0.9;
/** What is cut out around the frame beside it, so that a card held a little off is still whole. */
const MARGIN = 0.04;
/** Milliseconds between the starts of two frames, at least. */
const PACE = 120;

/** @param {Element} element that bears the words in `data-camera-words` */
export const cameraWordsOf = (element) =>
  /** @type {CameraWords} */ (JSON.parse(/** @type {HTMLElement} */ (element).dataset.cameraWords ?? "{}"));

/** Can a live camera be asked for at all? Whether there is one shows when it is opened. */
export const hasLiveCamera = () => window.isSecureContext && navigator.mediaDevices?.getUserMedia !== undefined;

/**
 * Opens the camera at the back, or whichever there is; to be called from a click, to whose button the focus goes back.
 * @param {CameraOptions} options
 * @returns {Camera}
 */
export function openCamera({ words, shape = "card", onFrame, onShot }) {
  const dialog = build(words, onShot !== undefined);
  const video = /** @type {HTMLVideoElement} */ (dialog.querySelector("video"));
  const stage = /** @type {HTMLElement} */ (dialog.querySelector(".c-camera__stage"));
  const hint = /** @type {HTMLElement} */ (dialog.querySelector(".c-camera__hint"));
  const said = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const alert = /** @type {HTMLElement} */ (dialog.querySelector("[role=alert]"));
  const canvas = document.createElement("canvas");
  let frame = shape;
  let open = true;
  /** @type {MediaStream | null} */
  let stream = null;

  const close = () => dialog.close();
  const stop = () => {
    open = false;
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  };
  const closed = new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
    dialog.addEventListener("close", () => {
      stop();
      dialog.remove();
      removeEventListener("pagehide", close);
      resolve();
    });
  });
  addEventListener("pagehide", close);

  const say = (/** @type {string} */ sentence) => {
    if (said.textContent !== sentence) said.textContent = sentence;
  };
  const show = () => {
    hint.textContent = words[frame];
    if (video.videoWidth === 0) return;
    const { width, height } = framed(video, frame);
    stage.style.setProperty("--picture", String(video.videoWidth / video.videoHeight));
    stage.style.setProperty("--frame-w", `${(100 * width) / video.videoWidth}%`);
    stage.style.setProperty("--frame-h", `${(100 * height) / video.videoHeight}%`);
    stage.dataset.ready = "";
  };

  document.body.append(dialog);
  dialog.showModal();
  say(words.starting);
  show();
  void start().catch((error) => {
    if (!open) return;
    say("");
    alert.textContent = words[reasonOf(error)];
  });

  async function start() {
    const given = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: "environment" }, width: { ideal: 2560 }, height: { ideal: 1440 } },
    });
    stream = given;
    if (!open) return stop();
    video.srcObject = given;
    // A phone that is turned gives another picture.
    video.addEventListener("resize", show);
    await video.play();
    show();
    if (said.textContent === words.starting) say("");
    for (const track of given.getVideoTracks()) offerTorch(track, dialog, words);
    if (onShot !== undefined) offerShutter(onShot);
    if (onFrame !== undefined) await read(onFrame);
  }

  /** @param {(picture: Blob) => unknown} take */
  function offerShutter(take) {
    const button = /** @type {HTMLButtonElement} */ (dialog.querySelector("[data-shutter]"));
    button.disabled = false;
    button.focus();
    button.addEventListener("click", () => {
      cut(video, frame, canvas);
      canvas.toBlob((picture) => picture !== null && open && take(picture), "image/jpeg", 0.92);
    });
  }

  /** @param {(frame: HTMLCanvasElement) => unknown} look */
  async function read(look) {
    while (open) {
      const pause = new Promise((resolve) => setTimeout(resolve, PACE));
      if (video.videoWidth > 0) {
        cut(video, frame, canvas);
        await look(canvas);
      }
      await pause;
    }
  }

  return {
    close,
    say,
    closed,
    setShape(next) {
      frame = next;
      show();
    },
  };
}

/**
 * The frame in the middle of the picture, in its pixels.
 * @param {{ videoWidth: number, videoHeight: number }} video
 * @param {Shape} shape
 */
function framed({ videoWidth, videoHeight }, shape) {
  const width = SHARE * Math.min(videoWidth, videoHeight * RATIOS[shape]);
  return { width, height: width / RATIOS[shape] };
}

/**
 * @param {HTMLVideoElement} video
 * @param {Shape} shape
 * @param {HTMLCanvasElement} canvas
 */
function cut(video, shape, canvas) {
  const { width, height } = framed(video, shape);
  const wide = Math.min(video.videoWidth, Math.round(width * (1 + 2 * MARGIN)));
  const high = Math.min(video.videoHeight, Math.round(height * (1 + 2 * MARGIN)));
  [canvas.width, canvas.height] = [wide, high];
  const [left, top] = [(video.videoWidth - wide) / 2, (video.videoHeight - high) / 2];
  canvas.getContext("2d", { willReadFrequently: true })?.drawImage(video, left, top, wide, high, 0, 0, wide, high);
}

/** @param {unknown} error of getUserMedia @returns {"none" | "refused" | "busy" | "failed"} */
function reasonOf(error) {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "none";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "failed";
}

/**
 * @param {MediaStreamTrack} track
 * @param {HTMLElement} dialog
 * @param {CameraWords} words
 */
function offerTorch(track, dialog, words) {
  /** @type {{ torch?: boolean }} */
  const able = track.getCapabilities?.() ?? {};
  const button = /** @type {HTMLButtonElement} */ (dialog.querySelector("[data-torch]"));
  if (able.torch !== true) return;
  let lit = false;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const advanced = /** @type {MediaTrackConstraintSet[]} */ ([{ torch: !lit }]);
    await track.applyConstraints({ advanced }).then(
      () => {
        lit = !lit;
      },
      () => {
        button.hidden = true;
      },
    );
    button.textContent = lit ? words.torchOff : words.torchOn;
  });
}

/**
 * @param {CameraWords} words
 * @param {boolean} shutter
 */
function build(words, shutter) {
  const make = (/** @type {string} */ name, /** @type {Record<string, string>} */ attributes = {}, text = "") => {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    element.textContent = text;
    return element;
  };
  const button = (
    /** @type {Record<string, string>} */ mark,
    /** @type {string} */ text,
    look = "btn-outline-primary",
  ) => make("button", { type: "button", class: `btn ${look} c-btn`, ...mark }, text);

  const dialog = /** @type {HTMLDialogElement} */ (
    make("dialog", { class: "c-camera", "aria-labelledby": "camera-title", "aria-describedby": "camera-hint" })
  );
  const stage = make("div", { class: "c-camera__stage" });
  const video = make("video", { muted: "", playsinline: "", "aria-hidden": "true" });
  stage.append(video, make("div", { class: "c-camera__frame", "aria-hidden": "true" }));
  const buttons = make("div", { class: "c-camera__buttons" });
  if (shutter) buttons.append(button({ "data-shutter": "", disabled: "" }, words.shutter, "btn-primary"));
  buttons.append(button({ "data-torch": "", hidden: "" }, words.torchOn), button({ "data-close": "" }, words.close));
  dialog.append(
    make("h2", { id: "camera-title", class: "c-camera__title" }, words.title),
    make("p", { id: "camera-hint", class: "c-camera__hint" }),
    stage,
    make("p", { role: "status", class: "c-camera__said" }),
    make("p", { role: "alert", class: "c-camera__alert" }),
    buttons,
  );
  dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
  return dialog;
}
