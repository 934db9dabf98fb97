import type { Day } from "~/terms/day";
import {
  COPY_NUMBERS,
  type CopyHolder,
  type CopyNo,
  type DocumentCopy,
  type DocumentType,
  type Movement,
  type Signer,
} from "./custody";
import { type ListColumn, type ListDocument, tableOf } from "./list-document";
import { LIST_WORDS } from "./list-words";
import { printedDay } from "./texts";

export type CustodySheetContent = {
  practiceName: string;
  chamber: string;
  office: string;
  holder: string;
  /** The device was delivered: whoever asked for it holds the certificate. */
  delivered: boolean;
  caseNumber: string;
  caseCode: string;
  /** In words. */
  state: string;
  day: Day;
  copies: readonly DocumentCopy[];
  /** In the order of the register; `act` is the event that made it. */
  movements: readonly (Movement & { act: string })[];
  /** The count in one sentence; empty while nothing is printed. */
  balance: string;
};

/** Who has each copy of each document, and every movement that led there: the ledger of a case on paper (domain §2.2). */
export function custodySheet(content: CustodySheetContent): ListDocument {
  const w = LIST_WORDS.custody;
  const day = printedDay(content.day);
  const { fields } = w;
  return {
    title: w.title,
    subtitle: w.subtitle,
    issuer: content.chamber,
    office: content.office,
    copyLabels: [LIST_WORDS.asOf(day)],
    code: null,
    name: w.name(content.caseNumber, day),
    foot: w.foot,
    blocks: [
      {
        kind: "fields",
        heading: "",
        rows: [
          [
            { label: fields.holder, value: content.holder, span: 5 },
            { label: fields.case, value: content.caseNumber, span: 2 },
            { label: fields.code, value: content.caseCode, span: 2 },
          ],
          [
            { label: fields.practice, value: content.practiceName, span: 5 },
            { label: fields.state, value: content.state, span: 4 },
          ],
        ],
      },
      tableOf(sheetColumns(content), printings(content.copies), {
        heading: w.sheets,
        none: w.noSheets,
        lineHeight: 13.5,
      }),
      ...(content.balance === "" ? [] : [{ kind: "words" as const, text: content.balance, height: 7 }]),
      tableOf(movementColumns(content), content.movements, {
        heading: w.movements,
        none: w.noMovements,
        lineHeight: 7.5,
      }),
      { kind: "signatures", labels: w.signatures },
    ],
  };
}

/** A document as it was printed once: its three copies; a document not printed yet has none. */
type Printing = { document: DocumentType; version: number | null; copies: DocumentCopy[] };

const DOCUMENTS: readonly DocumentType[] = ["REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"];

function printings(copies: readonly DocumentCopy[]): Printing[] {
  return DOCUMENTS.flatMap((document): Printing[] => {
    const of = copies.filter(({ documentType }) => documentType === document);
    const versions = [...new Set(of.map(({ version }) => version))].sort((a, b) => a - b);
    if (versions.length === 0) return [{ document, version: null, copies: [] }];
    return versions.map((version) => ({ document, version, copies: of.filter((copy) => copy.version === version) }));
  });
}

function sheetColumns(of: Pick<CustodySheetContent, "delivered">): ListColumn<Printing>[] {
  const { document, copy } = LIST_WORDS.custody;
  return [
    { label: document, width: 50, bold: true, wraps: true, says: (line) => documentName(line.document, line.version) },
    ...COPY_NUMBERS.map(
      (copyNo): ListColumn<Printing> => ({
        ...{ label: copy(copyNo), width: 44, wraps: true },
        says: ({ copies }) => standing(copies, copyNo, of),
      }),
    ),
  ];
}

/** `titolare dal 22/11/2026; firme: titolare e addetto, 22/11/2026` */
function standing(copies: readonly DocumentCopy[], copyNo: CopyNo, of: Pick<CustodySheetContent, "delivered">): string {
  const w = LIST_WORDS.custody;
  const copy = copies.find((each) => each.copyNo === copyNo);
  if (copy === undefined) return w.notPrinted;
  const { documentType, holder, movedOn, signedBy, signedOn } = copy;
  const signed = signedOn === null ? w.unsigned : w.signedOn(signers(documentType, signedBy), printedDay(signedOn));
  return `${holderName(holder, of)} ${w.since(printedDay(movedOn))}; ${signed}`;
}

type Moved = CustodySheetContent["movements"][number];

function movementColumns(of: Pick<CustodySheetContent, "delivered">): ListColumn<Moved>[] {
  const { columns: words, printed, acts } = LIST_WORDS.custody;
  const known: Record<string, string> = acts;
  return [
    { label: words.day, width: 20, says: ({ day }) => printedDay(day) },
    { label: words.what, width: 45, wraps: true, says: ({ act }) => known[act] ?? act },
    {
      label: words.document,
      width: 52,
      wraps: true,
      says: ({ documentType, version }) => documentName(documentType, version),
    },
    { label: words.copy, width: 11, align: "centre", says: ({ copyNo }) => String(copyNo) },
    { label: words.from, width: 19, says: ({ from }) => (from === null ? printed : holderName(from, of)) },
    { label: words.to, width: 19, says: ({ to }) => holderName(to, of) },
    { label: words.signed, width: 34, says: ({ documentType, signed }) => signers(documentType, signed) },
  ];
}

/** Before the delivery nobody holds the certificate. */
function holderName(holder: CopyHolder, { delivered }: Pick<CustodySheetContent, "delivered">): string {
  const { holders, applicant } = LIST_WORDS.custody;
  return holder === "APPLICANT" && !delivered ? applicant : holders[holder];
}

function documentName(document: DocumentType, version: number | null): string {
  const w = LIST_WORDS.custody;
  return version === null ? w.documents[document] : w.version(w.documents[document], version);
}

/** Whoever signs a receipt holds the certificate from then on. */
function signers(document: DocumentType, who: readonly Signer[]): string {
  const { signers: words, holders } = LIST_WORDS.custody;
  const named = document === "DELIVERY_RECEIPT" ? { ...words, APPLICANT: holders.APPLICANT } : words;
  return who.map((signer) => named[signer]).join(" e ");
}
