import type { phone as it } from "../it/phone";
import type { WordsLike } from "../words-like";
import { capture } from "./capture";

const inWords = (count: number) => ["no", "one", "two", "three", "four"][count] ?? String(count);

export const phone: WordsLike<typeof it> = {
  desk: {
    title: "The phone as camera",
    open: "Use the phone",
    what: "You photograph the documents with the phone and the copies arrive here by themselves, while you go on typing.",
    steps: [
      "Point the phone’s camera at the code and open the address.",
      "Tap Start: the link belongs to the first phone that does.",
      "Take the pictures: each one arrives here by itself, even while you type.",
    ],
    picture: "QR code with the address to open on the phone",
    waiting: "Waiting for the phone",
    linked: "Phone linked",
    received: (count: number) =>
      count === 0
        ? "No picture yet."
        : count === 1
          ? "One picture has arrived."
          : `${capital(inWords(count))} pictures have arrived.`,
    until: (hour: string) => `Valid until ${hour}, for this case alone.`,
    ofColleague: (name: string, hour: string) =>
      `${name} has opened a link that is valid until ${hour}. A new code ends it.`,
    close: "Close the link",
    again: "New code",
    refresh: "Refresh",
    back: "Back to the documents",
    closed: "The link is closed.",
    over: "The link is over.",
    lost: "What arrives is not shown by itself: use Refresh.",
    renewed: "The code shown before is no longer valid: make a new one.",
    loopback: {
      title: "A phone cannot reach this address",
      body: (origin: string) =>
        `Cartellina answers on this computer only (${origin}). For now use the webcam or choose files.`,
      here: "Try it in this browser",
    },
    plain: {
      title: "Address without HTTPS",
      body: "It works, but the pictures cross the network unprotected, and no browser opens its live camera, on the phone or here: the phone’s own camera takes them.",
    },
    setUp: {
      title: "How to set it up (for whoever runs Cartellina)",
      secure: "With HTTPS, behind a proxy such as Caddy or nginx: everything is there.",
      plain: "On the office network without HTTPS: the pictures cross it unprotected, and demo data are not allowed.",
      more: "The address of APP_ORIGIN is the one that the phone opens; the rest is in the README, under “Phone as camera”.",
    },
    webcam: "Use the webcam",
    shotTaken: "Picture from the webcam: upload it with the others.",
    refusals: {
      "wrong-state": "In this state of the case no more copies are taken.",
    },
  },
  title: "Pictures of the documents",
  start: {
    lead: "With this phone you add pictures to the case that is open on the computer.",
    points: [
      "Four pictures: identity document and codice fiscale, front and back.",
      "The phone sees neither the case nor its copies: it can only add pictures.",
    ],
    until: (hour: string) => `The link is valid until ${hour}, and only for the first phone that starts.`,
    begin: "Start",
  },
  place: (place: number, of: number) => `${place} of ${of}`,
  optional: "If needed",
  until: (hour: string) => `The link is valid until ${hour}.`,
  file: "Picture",
  fileHint: "Lay the document on something dark, without glare, and hold the phone right above it.",
  send: "Send the picture",
  take: "Take the picture",
  pick: "Use the phone’s camera or a picture taken before",
  zoom: "Enlarge the picture",
  check: "Is it sharp, whole and without glare?",
  checkHint: "Tap the picture to enlarge it.",
  use: "Use this picture",
  again: "Take it again",
  turn: "Rotate",
  chosen: "The picture that you are about to send",
  received: (kind: string) => `${kind}: received.`,
  lookAgain: "Received, but look at it again before going on",
  retake: "Take it again",
  keep: (kind: string) => `It is fine, go on: ${kind.toLowerCase()}`,
  keepLast: "It is fine, I have finished",
  there: "It is there already: a new picture takes its place.",
  all: "All pictures",
  taken: "Taken",
  hinted: "Look again",
  todo: "To take",
  next: (kind: string) => `Take: ${kind.toLowerCase()}`,
  done: {
    title: "The four pictures have arrived",
    body: "Go on at the computer: you can close this page.",
  },
  over: {
    title: "The link is no longer valid",
    body: "It has run out, was closed or replaced, or the case has gone on. The pictures that have arrived stay. To go on, press “Use the phone” again on the computer.",
  },
  elsewhere: {
    title: "The link belongs to another phone",
    body: "It is for the first phone that opened it. To use this one, press “New code” on the computer.",
  },
  slowDown: {
    title: "Too many attempts",
    body: "Too many wrong links have come from this network: try again in a few minutes.",
  },
  refusals: {
    ...capture.refusals,
    "file-type": "This file is not a picture: JPEG or PNG are needed. Take it again.",
    "nothing-chosen": "There is no picture: take it, then send.",
    "wrong-state": "The case has gone on: no more copies are taken.",
    "link-over": "The link is no longer valid.",
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
