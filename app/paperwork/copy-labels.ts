import type { Ruleset } from "~/rulesets/ruleset";
import type { PaperDocument } from "./paper-documents";
import { type CopyLabels, type Edition, textsOf } from "./texts";

type Rules = Pick<Ruleset, "requestForm" | "registrationForm" | "receipt">;

/** The key under which an edition has words for a copy (from 1) of a document. */
export const copyLabelKey = (document: PaperDocument, copyNo: number) => `copyLabels.${document}.${copyNo}`;

/**
 * What stands on each copy of a document: its number, which with who keeps it is the ruleset's, and the edition's words
 * for who that is.
 */
export function copyLabels(document: Exclude<PaperDocument, "batchSlip">, edition: Edition, rules: Rules): CopyLabels {
  const [first, second, third] = baseLabels(document, rules);
  return [
    labelled(edition, document, 1, first),
    labelled(edition, document, 2, second),
    labelled(edition, document, 3, third),
  ];
}

/** The same of the slip, whose copies are the office's and the practice's under every ruleset. */
export function slipLabels(edition: Edition): [string, string] {
  const [first, second] = textsOf(edition).copyLabels.batchSlip;
  return [labelled(edition, "batchSlip", 1, first), labelled(edition, "batchSlip", 2, second)];
}

/** `1/3 – ` and the words, apart. */
export function partsOfLabel(label: string): { number: string; words: string } {
  const number = /^\d\/\d – /.exec(label)?.[0] ?? "";
  return { number, words: label.slice(number.length) };
}

/** The labels where no edition says otherwise. */
export function baseLabels(document: Exclude<PaperDocument, "batchSlip">, rules: Rules): CopyLabels {
  const { requestForm, registrationForm, receipt } = rules;
  const labels = { requestForm, registrationForm, deliveryReceipt: receipt }[document].copyLabels;
  return [labels[0].it, labels[1].it, labels[2].it];
}

function labelled({ changes }: Edition, document: PaperDocument, copyNo: number, base: string): string {
  const { number, words } = partsOfLabel(base);
  return `${number}${changes[copyLabelKey(document, copyNo)]?.it ?? words}`;
}
