import type { capture as it } from "../it/capture";
import type { WordsLike } from "../words-like";

export const capture: WordsLike<typeof it> = {
  kinds: {
    ID_FRONT: "Identity document, front",
    ID_BACK: "Identity document, back",
    CF_FRONT: "Codice fiscale, front",
    CF_BACK: "Codice fiscale, back",
    RESIDENCE_PERMIT_FRONT: "Residence permit, front",
    RESIDENCE_PERMIT_BACK: "Residence permit, back",
    APPROVAL: "Written approval of the Chamber",
  },
  refusals: {
    "file-empty": "The file is empty: choose another one or take the photo again.",
    "file-too-large": "The file is larger than 10 MB: scan it at a lower resolution or make the photo smaller.",
    "file-type": "This file is neither a photo nor a scan: JPEG, PNG, WebP or PDF are needed.",
    "file-heic":
      "The photo is in HEIC format: export it as JPEG, or choose Formats, Most Compatible on the phone and take it again.",
    "file-broken": "The file is damaged or incomplete: upload it again or repeat the scan.",
    "image-too-many-pixels": "The image has more than 40 megapixels: take or scan it at a lower resolution.",
    "image-too-small": "The image is too small to read the document: at least 500 × 300 pixels are needed.",
    "too-busy": "Too many pictures are being worked on: wait a moment and try again.",
    "pdf-locked": "The PDF is protected by a password: upload a copy without one.",
    "pdf-too-many-pages": "The PDF has more pages than the document: keep only those that are needed.",
    "pdf-too-slow": "The PDF is too heavy to read: repeat the scan or upload a photo.",
    "too-many-files": "Too many files at once: upload one for each side.",
    "upload-broken": "The upload was interrupted: choose the files again and send.",
  },
  hints: {
    dark: "The photo is dark: check that everything can be read.",
    blurred: "The photo looks blurred: check that everything can be read.",
    small: "The photo is small: check that the small print can be read too.",
  },
};
