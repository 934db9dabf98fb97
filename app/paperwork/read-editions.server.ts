import { look } from "~/access/act.server";
import { actorNames } from "~/access/actor-names.server";
import { authorize, type Context, today } from "~/access/context";
import { counterDesk } from "~/chamber/counter-desk.server";
import { notFound } from "~/platform/errors";
import { findRulesetOn, rulesetByCode } from "~/rulesets/catalog";
import type { Ruleset } from "~/rulesets/ruleset";
import { type Day, dayInRome } from "~/terms/day";
import { findChamber, mandatesOfPractice, periodsOf } from "~db/queries/mandates";
import { editionsOf, findEdition, type ListedEdition, type PaperEditionRow } from "~db/queries/paper-editions";
import type { Tx } from "~db/scope";
import { chamberEdition } from "./chamber-edition.server";
import type { TextKind } from "./changeable-texts";
import { editionOn } from "./edition-in-force.server";
import { fieldsOf, type TextField } from "./edition-texts";
import { facsimilePdf } from "./facsimile.server";
import { isTranslated, PAPER_DOCUMENTS, type PaperDocument } from "./paper-documents";
import { addressOf } from "./paper-names";
import type { Edition } from "./texts";

export type Standing = "DRAFT" | "TO_COME" | "NOW" | "PAST";

export type EditionLine = { id: string; code: string; standing: Standing; from: Day | null; by: string | null };

/** The editions of the documents of one ruleset; `inForce` on the first day that counts, today or the ruleset's own. */
export type EditionsOfRules = {
  ruleset: string;
  name: Ruleset["name"];
  inForce: { code: string; from: Day | null };
  draft: { id: string; code: string } | null;
  editions: EditionLine[];
};

/** What a chamber prints, under each of the rules it has dated that are not over, or that have editions. */
export function readEditions(ctx: Context): Promise<EditionsOfRules[]> {
  const scope = authorize(ctx.actor, "chamber.read");
  const chamberId = counterDesk(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const [periods, editions] = await Promise.all([periodsOf(tx, chamberId), editionsOf(tx, chamberId)]);
    const names = await actorNames(
      tx,
      editions.flatMap(({ publishedBy }) => publishedBy ?? []),
    );
    const current = periods.filter(({ validTo }) => validTo === null || validTo >= on).map(({ code }) => code);
    const codes = new Set([...current, ...editions.map(({ rulesetCode }) => rulesetCode)]);
    return [...codes].map((ruleset) => {
      const rules = rulesetByCode(ruleset);
      const own = editions.filter(({ rulesetCode }) => rulesetCode === ruleset);
      const now = own.find((edition) => isPublished(edition) && (edition.validFrom ?? on) <= on);
      const draft = own.find((edition) => !isPublished(edition));
      return {
        ruleset,
        name: rules.name,
        inForce: { code: now?.code ?? rules.requestForm.textsVersion, from: now?.validFrom ?? null },
        draft: draft === undefined ? null : { id: draft.id, code: draft.code },
        editions: own.map((edition) => ({
          id: edition.id,
          code: edition.code,
          standing: standingOf(edition, now?.id, on),
          from: edition.validFrom,
          by: edition.publishedBy === null ? null : (names.get(edition.publishedBy)?.name ?? null),
        })),
      };
    });
  });
}

const isPublished = ({ publishedAt }: ListedEdition) => publishedAt !== null;

function standingOf(edition: Omit<ListedEdition, "revision">, inForce: string | undefined, on: Day): Standing {
  if (edition.publishedAt === null || edition.validFrom === null) return "DRAFT";
  if (edition.validFrom > on) return "TO_COME";
  return edition.id === inForce ? "NOW" : "PAST";
}

export type EditionChange = {
  key: string;
  document: PaperDocument;
  kind: TextKind;
  base: string;
  it: string;
  en: string | null;
};

export type EditionPage = {
  id: string;
  code: string;
  base: string;
  rules: Ruleset["name"];
  isDraft: boolean;
  validFrom: Day | null;
  begun: { on: Day; by: string };
  published: { on: Day; by: string } | null;
  hasLogo: boolean;
  changes: EditionChange[];
};

/** One edition of the chamber: what it changes, and who made it. */
export function readEdition(ctx: Context, editionId: string): Promise<EditionPage> {
  return lookAtEdition(ctx, editionId, async (tx, row) => {
    const names = await actorNames(tx, [row.createdBy, ...(row.publishedBy === null ? [] : [row.publishedBy])]);
    const nameOf = (id: string) => names.get(id)?.name ?? "";
    const rules = rulesetByCode(row.rulesetCode);
    return {
      id: row.id,
      code: row.code,
      base: row.base,
      rules: rules.name,
      isDraft: row.publishedAt === null,
      validFrom: row.validFrom,
      begun: { on: dayInRome(row.createdAt), by: nameOf(row.createdBy) },
      published:
        row.publishedAt === null || row.publishedBy === null
          ? null
          : { on: dayInRome(row.publishedAt), by: nameOf(row.publishedBy) },
      hasLogo: row.logo !== null,
      changes: PAPER_DOCUMENTS.flatMap((document) =>
        fieldsOf(document, row, rules).flatMap(({ text: { key, kind, base } }) => {
          const change = row.changes[key];
          return change === undefined ? [] : [{ key, document, kind, base, ...change }];
        }),
      ),
    };
  });
}

/** The texts of a document of an edition, as a form shows them. */
export function readTexts(ctx: Context, editionId: string, document: PaperDocument): Promise<TextField[]> {
  return lookAtEdition(ctx, editionId, async (_, row) => fieldsOf(document, row, rulesetByCode(row.rulesetCode)));
}

/** A document of an edition, published or not, filled in for nobody. */
export async function editionPreview(ctx: Context, editionId: string, asked: AskedFacsimile): Promise<PdfFile> {
  const { edition, rules, head } = await lookAtEdition(ctx, editionId, async (tx, row) => ({
    edition: chamberEdition(row),
    rules: rulesetByCode(row.rulesetCode),
    head: (await headOf(tx, row.chamberId)) ?? notFound(),
  }));
  return facsimile(asked, edition, rules, head);
}

/**
 * A document as a chamber prints it today, filled in for nobody: under one of its rulesets, or those in force. For the
 * chamber itself, and for the practices that hold or held a mandate of it.
 */
export async function facsimileInForce(
  ctx: Context,
  chamberId: string,
  asked: AskedFacsimile & { ruleset: string | null },
): Promise<PdfFile> {
  const { desk } = ctx.actor;
  const scope = authorize(ctx.actor, desk.kind === "CHAMBER" ? "chamber.read" : "practice.read");
  if (desk.kind === "CHAMBER" && desk.chamberId !== chamberId) return notFound();
  const { edition, rules, head } = await look(ctx, scope, async (tx) => {
    if (desk.kind === "PRACTICE") {
      const mandates = await mandatesOfPractice(tx, desk.practiceId);
      if (!mandates.some((mandate) => mandate.chamberId === chamberId)) return notFound();
    }
    const periods = await periodsOf(tx, chamberId);
    const dated = asked.ruleset === null ? undefined : periods.find(({ code }) => code === asked.ruleset);
    if (asked.ruleset !== null && dated === undefined) return notFound();
    const rules = dated ? rulesetByCode(dated.code) : (findRulesetOn(periods, today(ctx)) ?? notFound());
    const head = (await headOf(tx, chamberId)) ?? notFound();
    return { edition: await editionOn(tx, chamberId, rules, today(ctx)), rules, head };
  });
  return facsimile(asked, edition, rules, head);
}

export type AskedFacsimile = { document: PaperDocument; language: "it" | "en" };
type PdfFile = { name: string; pdf: Uint8Array };
type Head = { chamber: string; office: string };

async function facsimile(asked: AskedFacsimile, edition: Edition, rules: Ruleset, head: Head): Promise<PdfFile> {
  const { document } = asked;
  const language = isTranslated(document) ? asked.language : "it";
  const pdf = await facsimilePdf({ document, edition, rules, language, ...head });
  return { name: `fac-simile-${addressOf(document)}-${edition.code}-${language}.pdf`, pdf };
}

async function headOf(tx: Tx, chamberId: string): Promise<Head | null> {
  const chamber = await findChamber(tx, chamberId);
  return chamber && { chamber: chamber.name, office: chamber.officeName };
}

function lookAtEdition<T>(
  ctx: Context,
  editionId: string,
  work: (tx: Tx, row: PaperEditionRow) => Promise<T>,
): Promise<T> {
  const scope = authorize(ctx.actor, "chamber.read");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const row = (await findEdition(tx, chamberId, editionId)) ?? notFound();
    return row.discardedAt === null ? work(tx, row) : notFound();
  });
}
