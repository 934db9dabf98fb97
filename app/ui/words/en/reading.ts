import type { reading as it } from "../it/reading";
import type { WordsLike } from "../words-like";

export const reading: WordsLike<typeof it> = {
  refusals: {
    "zone-incomplete":
      "The machine-readable zone is not complete: it has three lines of 30 characters (card) or two of 44 (passport), with < signs. Read all of them again.",
    "zone-check-digit":
      "A check digit of the machine-readable zone does not fit, so at least one character is wrong: read it again or correct it here.",
  },
  zone: "Read the document",
  zoneHint: "Scan the lines with the <<< signs, or paste them: they fill in type, number and expiry.",
  documentRead: (what, number) => `Read: ${what} ${number}.`,
  documentReadUntil: (what, number, day) => `Read: ${what} ${number}, expires on ${day}.`,
  documentEnded: (what, number, day) => `Read: ${what} ${number}, expired on ${day}.`,
  documentElsewhere: "Number and expiry are read again in the case, in the step Documents.",
  documentGoesOn: "Type, number and expiry go on to Documents, to be confirmed.",
  carried: "Read from the document on the person’s page: compare it, then save.",
  unknownDocument: "document",
  somebodyElse: (inZone, born, inCase) =>
    `The document just read is ${inZone}’s, born ${born}; the case is ${inCase}’s. Check that this is the right document.`,

  buttons: {
    code: "Scan the bar code",
    zone: "Scan the document",
    picture: "Read a picture",
  },
  camera: {
    codeTitle: "Bar code of the card",
    codeHint: "Hold the bar code inside the frame, straight and well lit: it is read by itself.",
    zoneTitle: "Machine-readable zone of the document",
    zoneHint:
      "Hold the lines with the <<< signs at the bottom of the frame, as wide as the frame: they are read by themselves, in a few seconds.",
    loading: "Loading the reader…",
    loadingPart: "Loading the reader: {part}%",
    looking: "Looking…",
    again: "Read once: reading again to be sure.",
    slow: "Not readable yet: come closer, avoid reflections, or close and type the characters into the field.",
    unavailable: "The reader did not load: check the network and try again, or type the characters into the field.",
    read: "Read.",
    pictureRead: "Reading the picture…",
    closed: "Not read: type the characters into the field, looking at them here.",
    pictureNothing:
      "Neither a bar code nor a machine-readable zone can be read in this picture: type the characters into the field, looking at it here.",
    pictureBroken: "This file is no picture that the browser can open.",
    pictureAlt: "The chosen picture",
  },
};
