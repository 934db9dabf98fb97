/** Receipts in hand at the counter, as the page's address keeps them: whose they are, and which copies were read. */
export type ReceiptInHand = { code: string; copies: number[] };

/** One act takes no more. */
export const LONGEST_LIST = 100;

const ENTRY = /^([0-9A-HJKMNP-TV-Z]{10})(?:\.([123]{1,3}))?$/;

/** `4TXW8R6HPK.23,7K3QX9M2TD` as a list; what is not an entry is left out. */
export function readList(text: string): ReceiptInHand[] {
  const entries = text.split(",").flatMap((entry) => {
    const [, code, copies = ""] = ENTRY.exec(entry) ?? [];
    return code === undefined ? [] : [{ code, copies: [...copies].map(Number) }];
  });
  return entries
    .reduce<ReceiptInHand[]>((list, { code, copies }) => add(list, code, copies), [])
    .slice(0, LONGEST_LIST);
}

export const writeList = (list: readonly ReceiptInHand[]): string =>
  list.map(({ code, copies }) => (copies.length === 0 ? code : `${code}.${copies.join("")}`)).join(",");

/** The list with a further reading: the same case stands in it once, with all the copies that were read. */
export function addReading(list: readonly ReceiptInHand[], code: string, copyNo: number | null): ReceiptInHand[] {
  return add(list, code, copyNo === null ? [] : [copyNo]).slice(0, LONGEST_LIST);
}

export const without = (list: readonly ReceiptInHand[], code: string): ReceiptInHand[] =>
  list.filter((entry) => entry.code !== code);

function add(list: readonly ReceiptInHand[], code: string, copies: readonly number[]): ReceiptInHand[] {
  const known = list.find((entry) => entry.code === code);
  if (!known) return [...list, { code, copies: sorted(copies) }];
  return list.map((entry) => (entry === known ? { code, copies: sorted([...known.copies, ...copies]) } : entry));
}

const sorted = (copies: readonly number[]) => [...new Set(copies)].sort((a, b) => a - b);
