import type { PaperTexts } from "./texts";
import { receiptDeclarations, texts202005 } from "./texts-2020-05";

/** The texts of January 2024: a chamber without a page of its own for the updates. */
export const texts202401: PaperTexts = {
  ...texts202005,
  deliveryReceipt: {
    ...texts202005.deliveryReceipt,
    declarations: receiptDeclarations("sul sito della Camera di commercio"),
  },
};
