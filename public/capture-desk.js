// The phone as camera, at the desk: pictures that arrive are shown by themselves, and nothing that is being typed is
// touched. Beside each file field, the webcam. Without this script the page has its links and its buttons.
import { cameraWordsOf, hasLiveCamera, openCamera } from "./live-camera.js";

const part = document.getElementById("telefono");
const said = document.getElementById("telefono-detto");
const forms = ["telefono-apri", "telefono-chiudi"];
/** @type {EventSource | null} */
let events = null;
/** How often this page was asked for anew. */
let asked = 0;

if (part !== null) {
  offerWebcam();
  follow(part);
  // Before desk.js, which would mark the form as sent.
  document.addEventListener("submit", (event) => void sendAside(event, part), true);
}

/** @param {HTMLElement} part */
function follow(part) {
  events?.close();
  events = null;
  const address = part.dataset.events;
  hideRefresh(part, address !== undefined);
  if (address === undefined) return;
  const source = new EventSource(address);
  events = source;
  source.addEventListener("message", ({ data }) => {
    hideRefresh(part, true);
    if (data !== part.dataset.told) void renew(part);
  });
  source.addEventListener("end", () => {
    source.close();
    void renew(part, part.dataset.over);
  });
  // A server that is starting again is asked again by the browser; one that refuses is not.
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED || events !== source) return;
    hideRefresh(part, false);
    say(part.dataset.lost);
  });
}

/** @param {HTMLElement} part @param {boolean} hidden */
function hideRefresh(part, hidden) {
  const link = part.querySelector("[data-refresh]");
  if (link instanceof HTMLElement) link.hidden = hidden;
}

/** @param {string | null | undefined} sentence */
function say(sentence) {
  if (said !== null) said.textContent = sentence ?? "";
}

/**
 * The buttons of the phone, without leaving the page.
 * @param {Event} event @param {HTMLElement} part
 */
async function sendAside(event, part) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !forms.includes(form.id)) return;
  event.preventDefault();
  if (form.dataset.sent !== undefined) return;
  form.dataset.sent = "";
  const pressed = document.activeElement;
  if (pressed instanceof HTMLElement && part.contains(pressed)) pressed.setAttribute("aria-busy", "true");
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
  if (answer === null || !answer.ok) return form.submit();
  await renew(part);
  part.querySelector("button")?.focus({ preventScroll: true });
}

/**
 * This page as it is now: of it, the phone's part, its forms and the sides whose picture changed.
 * @param {HTMLElement} part @param {string} [sentence]
 */
async function renew(part, sentence) {
  asked += 1;
  const mine = asked;
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  // Of several askings under way only the last is shown.
  if (mine !== asked) return;
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const fresh = page?.getElementById("telefono") ?? null;
  if (page === null || fresh === null) {
    events?.close();
    return hideRefresh(part, false);
  }
  for (const name of ["events", "told"]) {
    if (fresh.dataset[name] === undefined) delete part.dataset[name];
    else part.dataset[name] = fresh.dataset[name];
  }
  part.innerHTML = fresh.innerHTML;
  for (const id of ["telefono-moduli", "copie-stato"]) {
    const [old, now] = [document.getElementById(id), page.getElementById(id)];
    if (old !== null && now !== null) old.innerHTML = now.innerHTML;
  }
  renewSides(page);
  say(sentence ?? part.querySelector("[data-state]")?.textContent);
  if (events === null || events.readyState === EventSource.CLOSED || part.dataset.events === undefined) follow(part);
  else hideRefresh(part, true);
}

/** @param {Document} page */
function renewSides(page) {
  for (const input of document.querySelectorAll("input.c-file")) {
    const old = input.closest(".c-field");
    const now = page.getElementById(input.id)?.closest(".c-field");
    if (!(input instanceof HTMLInputElement) || !old || !now) continue;
    const [before, after] = [pictureIn(old), pictureIn(now)];
    if (before === after || after === undefined) continue;
    // A file that was chosen here stays chosen: only what stands above it changes.
    if (input.files?.length) {
      old.querySelector(".c-hint")?.remove();
      const hint = now.querySelector(".c-hint");
      if (hint !== null) old.querySelector("label")?.after(document.importNode(hint, true));
    } else old.replaceWith(document.importNode(now, true));
    const shown = document.getElementById(input.id)?.closest(".c-field");
    shown?.classList.add("has-arrived");
  }
  offerWebcam();
}

/** @param {Element} field */
const pictureIn = (field) => field.querySelector("a img")?.getAttribute("src") ?? undefined;

/** A button beside each file field that has none yet. */
function offerWebcam() {
  if (part === null || !hasLiveCamera() || part.dataset.webcam === undefined) return;
  for (const input of document.querySelectorAll("input.c-file")) {
    if (!(input instanceof HTMLInputElement) || input.dataset.webcam !== undefined) continue;
    input.dataset.webcam = "";
    const place = document.createElement("div");
    place.className = "c-webcam";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-outline-primary c-btn c-btn--s";
    button.append(part.dataset.webcam ?? "");
    const label = document.createElement("span");
    label.className = "visually-hidden";
    label.textContent = `, ${document.querySelector(`label[for="${input.id}"]`)?.textContent ?? ""}`;
    button.append(label);
    place.append(button);
    input.after(place);
    button.addEventListener("click", () => {
      const camera = openCamera({
        words: cameraWordsOf(part),
        onShot(picture) {
          choose(input, picture);
          showChosen(place, picture);
          camera.close();
        },
      });
    });
    // A file chosen by hand takes the place of what the webcam took.
    input.addEventListener("change", (event) => {
      if (event.isTrusted) showChosen(place, null);
    });
  }
}

/** @param {HTMLInputElement} input @param {Blob} picture */
function choose(input, picture) {
  const files = new DataTransfer();
  files.items.add(new File([picture], "webcam.jpg", { type: "image/jpeg" }));
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @param {HTMLElement} place @param {Blob | null} picture */
function showChosen(place, picture) {
  for (const old of place.querySelectorAll("img, p")) old.remove();
  if (picture === null) return;
  const image = document.createElement("img");
  image.alt = "";
  image.src = URL.createObjectURL(picture);
  image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  const words = document.createElement("p");
  words.className = "c-hint";
  words.setAttribute("role", "status");
  place.append(image, words);
  words.textContent = part?.dataset.webcamTaken ?? "";
}
