import type { copies as it } from "../it/copies";
import type { WordsLike } from "../words-like";

export const copies: WordsLike<typeof it> = {
  adjust: {
    title: "Turn or crop the copy",
    link: "Turn or crop",
    lead: "The copy you get takes the place of this one, which is destroyed: nothing stays of what you crop away.",
    picture: (kind) => `Preview: ${kind.toLowerCase()}`,
    turn: "Turn",
    left: "Left",
    right: "Right",
    over: "Upside down",
    cut: "Crop",
    cutHint: "How much to take away at each side, in per cent: 0 leaves the side as it is.",
    drag: "You can also drag the edges on the picture, or move them with the arrow keys.",
    edges: { top: "From the top", right: "From the right", bottom: "From the bottom", left: "From the left" },
    submit: "Crop",
    back: "Back to Documents",
    prints: (dots) =>
      dots >= 300
        ? "If the card fills the picture, it prints sharp: 300 dots per inch or more."
        : `If the card fills the picture, it prints at ${dots} dots per inch: 300 are needed. Take it from closer up.`,
    gone: "This copy has been replaced already: go back to Documents to see the new one.",
    said: { "copy-adjusted": "Copy adjusted: check that everything can be read." },
    refusals: {
      "nothing-to-adjust": "Nothing would change: write how much to take away at one side at least, or turn the copy.",
      "image-too-small": "Too little would be left to read the document: take away less.",
      "wrong-state": "The case has moved on in the meantime: its copies can no longer be changed.",
      "copy-replaced": "This copy has been replaced already: go back to Documents to see the new one.",
      "too-busy": "Too many pictures are being worked on: wait a moment and try again.",
    },
  },
  needed: {
    approval: "Approval of the Chamber",
    approvalNeeded:
      "The document chosen counts only with the Chamber’s written approval: write its reference and upload the letter, a photo or a PDF of one page.",
  },
  beforeTheyLeave: "To be put right while the applicant is here",
  look: (kind, hint) => `${kind}: ${hint.charAt(0).toLowerCase()}${hint.slice(1)}`,
  unlimited: "The card has no expiry, but its holder was not seventy when it was issued: check whether one is printed.",
};
