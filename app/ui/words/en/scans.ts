import type { scans as it } from "../it/scans";
import type { WordsLike } from "../words-like";

const pages = (count: number) => (count === 1 ? "one page" : `${count} pages`);
const files = (count: number) => (count === 1 ? "one file" : `${count} files`);

export const scans: WordsLike<typeof it> = {
  title: "Scans",
  lead: "Signed sheets come back here as pictures: the bar code takes each page to its case.",
  documents: {
    REQUEST_FORM: "Request form",
    REGISTRATION_FORM: "Registration form",
    DELIVERY_RECEIPT: "Delivery receipt",
  },
  sheet: (document, copy) => `${document}, copy ${copy}`,
  ofVersion: (name, version) => `${name}, version ${version}`,

  take: {
    title: "Upload scans",
    pages: "Files to read",
    hint: (many, pdfPages, megabytes) =>
      `Photos or scans (JPEG, PNG, WebP) and PDFs, up to ${many} files together; a PDF may have up to ${pdfPages} pages. ${megabytes} MB in all.`,
    submit: "Upload and read",
    effect:
      "A scan changes neither the custody of the sheets nor the state of the case: who has the original is recorded as always.",
  },

  tray: {
    title: "To file by hand",
    note: "Pages that no code took to a case",
    none: "No page is waiting.",
    picture: (file, page) => `Page ${page} of file ${file}: open the whole picture`,
    taken: (day, hour) => `uploaded on ${day} at ${hour}`,
    goesOn: (day) => `destroyed on ${day} unless somebody files it`,
    page: (file, page) => `File ${file}, page ${page}`,
    read: (codes) => `Code read: ${codes}`,
    case: "Case or sheet code",
    caseHint: "The number (2026/0131), the code of the case or the one below the bars: that one is enough by itself.",
    document: "Document",
    copyNo: "Copy",
    fromCode: "By the code",
    copy: (number) => `Copy ${number} of 3`,
    file: "File it",
    discard: "Discard",
    recorded: "Every opening is recorded.",
  },

  why: {
    "no-code": "No bar code could be read.",
    "several-codes": "Several codes on one picture: scan the sheets one by one, or choose which one to file.",
    "no-case": "The code is of no case of this practice.",
    "no-sheet": "The case is there, but the register has no such sheet: check version and copy.",
    "papers-destroyed": "The signed papers of this case have been destroyed already.",
  },

  list: {
    title: "Uploads",
    caption: "Uploads, newest first",
    columns: { taken: "Uploaded", files: "Files", filed: "Filed", waiting: "Waiting", state: "Reading" },
    none: "No scan has been uploaded yet.",
    reading: "being read",
    read: "finished",
    stopped: "stopped",
    brokenOff: "with files not read",
  },

  one: {
    title: (day, hour) => `Scans of ${day}, ${hour}`,
    result: (filed, waiting) => {
      const first = filed === 0 ? "No page filed" : filed === 1 ? "One page filed" : `${filed} pages filed`;
      return `${first}, ${waiting === 0 ? "none waiting" : waiting === 1 ? "one waiting" : `${waiting} waiting`}.`;
    },
    reading: "Reading",
    progress: (read, of) => (of === null ? `Read so far: ${pages(read)}.` : `Read so far: ${read} of ${pages(of)}.`),
    again: "The page refreshes by itself; you can also go elsewhere, the reading goes on.",
    refresh: "Refresh now",
    resumeTitle: "Reading stopped",
    resumeBody: "The reading stopped before the end. What was uploaded is not lost: it goes on from where it was.",
    resume: "Go on reading",
    file: (file) => `File ${file}`,
    refused: (file, sentence) => `File ${file}: ${sentence}`,
    keptBefore: (count) => (count === 0 ? "" : ` Before that, ${pages(count)} were read: they stay.`),
    unreadable: (file, page) => `File ${file}, page ${page}: the page cannot be drawn, scan it again.`,
    filed: "Filed",
    filedCaption: "Filed pages, in the order of the files",
    waiting: "To file by hand",
    problems: "Not read",
    discarded: "Discarded",
    expired: "it waited longer than its term",
    columns: { page: "Page", case: "Case", sheet: "Sheet", how: "Filed" },
    moved: "picture taken from the case",
    pages: (file, page) => `file ${file}, p. ${page}`,
    none: "There is no page in this upload.",
  },

  by: { BAR_CODE: "by the bar code", HAND: "by hand" },

  file: {
    title: "File the page",
    lead: "Look at the picture and type which sheet it is of.",
    settled: "This page has been filed or discarded already.",
    back: "Back to the scans",
  },
  discard: {
    title: "Discard the page",
    lead: "The picture is deleted and cannot be recovered. Who discarded it, and why, stays written.",
    reason: "Why",
    reasons: {
      blank: "It is blank",
      twice: "It is a second scan of the same sheet",
      illegible: "It cannot be read: it is to be scanned again",
      "not-a-sheet": "It is no sheet of the cases",
    },
    submit: "Discard the page",
  },

  case: {
    title: "Scans of the sheets",
    note: (scanned, signed) => `${scanned} of ${signed} signed`,
    none: "No signed sheet yet.",
    open: (name) => `${name}: open the scan`,
    filed: (day, how) => `filed on ${day}, ${how}`,
    missing: (document, copies) =>
      `${document}, ${copies.length === 1 ? `copy ${copies[0]}` : `copies ${copies.slice(0, -1).join(", ")} and ${copies.at(-1)}`}: no scan`,
    void: "void sheet",
    recorded: "every opening is recorded",
    correct: "Move or remove",
    take: "Upload scans",
  },
  hint: {
    none: (name) => `${name}: none of the three copies has a scan.`,
    some: (name, scanned) =>
      `${name}: ${scanned === 1 ? "one copy of three has" : `${scanned} copies of three have`} a scan.`,
    all: (name) => `${name}: all copies have a scan.`,
    count: (scanned) => (scanned === 1 ? "one copy scanned" : `${scanned} copies scanned`),
    title: "Scans",
  },

  move: {
    title: "Move the scan",
    lead: (name) => `It is filed as: ${name}. Type which sheet it really is of.`,
    submit: "Move",
    remove: "Remove the scan",
    removeLead: "If it is of no sheet of your cases, remove it: the picture is deleted.",
    gone: "This scan is no longer here: it was moved or removed.",
  },

  said: {
    filed: "Page filed.",
    discarded: "Page discarded.",
    "sheet-moved": "Scan moved.",
    "sheet-gone": "This scan is no longer here: it was moved or removed.",
    "sheet-removed": "Scan removed.",
  },

  removals: {
    moved: "moved",
    blank: "blank",
    twice: "a double",
    illegible: "illegible",
    "not-a-sheet": "no sheet",
  },

  refusals: {
    "nothing-chosen": "Choose at least one file.",
    "file-empty": "The file is empty: choose another or scan again.",
    "file-too-large": "The files are too large: one file may have 40 MB, all together 44. Split them.",
    "file-type": "This file is neither a photo nor a scan: JPEG, PNG, WebP or PDF are needed.",
    "file-heic":
      "The photo is in HEIC format: export it as JPEG, or choose Formats, Most compatible on the phone and take it again.",
    "file-broken": "The file is damaged or incomplete: upload it again or scan again.",
    "image-too-many-pixels": "The picture has more than 60 megapixels: scan with a lower resolution.",
    "pdf-locked": "The PDF is protected by a password: upload a copy without one.",
    "pdf-too-many-pages": "The PDF has more than 200 pages: split it.",
    "pdf-too-slow": "The PDF is too heavy to read: scan with fewer dots, or into several files.",
    "file-unread": "Nobody went on reading it within its term: the file was destroyed. Upload it again.",
    "too-many-files": "Too many files together: upload 20 at most each time.",
    "upload-broken": "The sending broke off: choose the files again and send.",
    "no-such-case": "The practice has no case with this number or code: check it on the sheet.",
    "sheet-missing": "Choose document and copy, or type the whole code of the sheet.",
    "no-sheet": "In the register this case has no such sheet: check document, copy and version.",
    "papers-destroyed": "The signed papers of this case have been destroyed already: nothing more is filed here.",
    "page-settled": "This page has been filed or discarded already.",
    "sheet-gone": "This scan is no longer here: it was moved or removed.",
    "same-sheet": "It is filed like that already: choose another sheet.",
  },

  timeline: {
    scanned: (name) => `Scan filed: ${name.toLowerCase()}`,
    manyScanned: (count) => `${count} scans filed`,
    removed: (name) => `Scan removed: ${name.toLowerCase()}`,
    taken: (count) => `Scans uploaded: ${files(count)}`,
    read: (count) => `Scans read: ${pages(count)}`,
    pageFiled: "Scanned page filed by hand",
    pageDiscarded: "Scanned page discarded",
    expired: (count) => `Pages never filed, destroyed: ${count}`,
  },
};
