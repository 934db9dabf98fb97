import { perform } from "~/access/act.server";
import { authorize, type Context, chamberOf, now, today } from "~/access/context";
import { type Entry, entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { done, type Outcome, refused } from "~/platform/outcome";
import { rulesetByCode } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import { lockChamber, periodsOf } from "~db/queries/mandates";
import {
  editionsBegun,
  editionsOf,
  findEdition,
  insertEdition,
  latestEdition,
  lockDraft,
  type PaperEditionRow,
  saveEdition,
} from "~db/queries/paper-editions";
import type { Tx } from "~db/scope";
import { changesIn, fieldsOf, type TypedText } from "./edition-texts";
import { type Misfit, misfitsOf } from "./fit-of-texts.server";
import { type LogoRefusal, prepareLogo } from "./logo.server";
import type { PaperDocument } from "./paper-documents";

export type EditionRefusal = Misfit | LogoRefusal | "published" | "starts-in-past" | "ruleset-unknown";

/**
 * Begins a new edition for the documents of a ruleset: a draft with the texts of the one published last. There is one
 * draft for each ruleset: while it is there, it is the answer.
 */
export function draftEdition(ctx: Context, input: { ruleset: string }) {
  const scope = authorize(ctx.actor, "chamber.papers");
  return perform<{ editionId: string }, "ruleset-unknown">(ctx, scope, "chamber.papers", async (tx) => {
    const { chamberId } = (await lockChamber(tx, chamberOf(ctx))) ?? notFound();
    const periods = await periodsOf(tx, chamberId);
    if (!periods.some(({ code }) => code === input.ruleset)) return refused("ruleset-unknown", "ruleset");
    const listed = await editionsOf(tx, chamberId);
    const open = listed.find(({ rulesetCode, publishedAt }) => rulesetCode === input.ruleset && publishedAt === null);
    if (open) return done({ editionId: open.id });

    const base = rulesetByCode(input.ruleset).requestForm.textsVersion;
    const present = await latestEdition(tx, chamberId, input.ruleset);
    const code = `${base}.${(await editionsBegun(tx, chamberId, base)) + 1}`;
    const editionId = newId();
    await insertEdition(tx, {
      ...{ chamberId, id: editionId, code, rulesetCode: input.ruleset, base },
      changes: present?.changes ?? {},
      logo: present?.logo ?? null,
      logoWidth: present?.logoWidth ?? null,
      logoHeight: present?.logoHeight ?? null,
      createdAt: now(ctx),
      createdBy: ctx.actor.userId,
    });
    const drafted = entry("paperEdition.drafted", aboutEdition(editionId), { edition: code, ruleset: input.ruleset });
    await journal(tx, ctx, { book: chamberId, shownToChamber: null }, [drafted]);
    return done({ editionId });
  });
}

/** The texts of one document of a draft, all together: what is empty or the same as the base is not changed. */
export function changeTexts(
  ctx: Context,
  input: { editionId: string; document: PaperDocument; typed: Readonly<Record<string, TypedText>> },
) {
  const { document, typed } = input;
  return changeDraft(ctx, input.editionId, async (tx, row) => {
    const fields = fieldsOf(document, row, rulesetByCode(row.rulesetCode));
    const changes = changesIn(fields, typed);
    const [misfit] = Object.entries(await misfitsOf(document, fields, changes));
    if (misfit) return refused(misfit[1], misfit[0]);
    const others = Object.entries(row.changes).filter(([key]) => !fields.some(({ text }) => text.key === key));
    await saveEdition(tx, row, { changes: { ...Object.fromEntries(others), ...changes } });
    return done([document]);
  });
}

/** Puts a logo into the head of a draft's documents, or takes it away (null). */
export async function changeLogo(
  ctx: Context,
  input: { editionId: string; picture: Buffer | null },
): Promise<Outcome<{ editionId: string }, EditionRefusal>> {
  authorize(ctx.actor, "chamber.papers");
  const prepared = input.picture === null ? null : await prepareLogo(input.picture);
  if (prepared?.ok === false) return prepared;
  const logo = prepared?.value ?? null;
  return changeDraft(ctx, input.editionId, async (tx, row) => {
    await saveEdition(tx, row, {
      logo: logo === null ? null : Buffer.from(logo.png),
      logoWidth: logo?.width ?? null,
      logoHeight: logo?.height ?? null,
    });
    return done(["logo"]);
  });
}

/** From its first day on, new documents are printed with it. What was printed before keeps the edition it names. */
export function publishEdition(ctx: Context, input: { editionId: string; validFrom: Day }) {
  return actOnDraft(ctx, input.editionId, async (tx, row) => {
    const { validFrom } = input;
    if (validFrom <= today(ctx)) return refused("starts-in-past", "validFrom");
    await saveEdition(tx, row, { publishedAt: now(ctx), publishedBy: ctx.actor.userId, validFrom });
    const facts = { edition: row.code, ruleset: row.rulesetCode, from: validFrom };
    return done(entry("paperEdition.published", aboutEdition(row.id), facts));
  });
}

/** Throws a draft away; its number is not given again. */
export function discardEdition(ctx: Context, input: { editionId: string }) {
  return actOnDraft(ctx, input.editionId, async (tx, row) => {
    await saveEdition(tx, row, { discardedAt: now(ctx) });
    return done(entry("paperEdition.discarded", aboutEdition(row.id), { edition: row.code }));
  });
}

function changeDraft(
  ctx: Context,
  editionId: string,
  change: (tx: Tx, row: PaperEditionRow) => Promise<Outcome<string[], EditionRefusal>>,
) {
  return actOnDraft(ctx, editionId, async (tx, row) => {
    const fields = await change(tx, row);
    if (!fields.ok) return fields;
    return done(entry("paperEdition.changed", aboutEdition(row.id), { edition: row.code, fields: fields.value }));
  });
}

function actOnDraft(
  ctx: Context,
  editionId: string,
  act: (tx: Tx, row: PaperEditionRow) => Promise<Outcome<Entry, EditionRefusal>>,
) {
  const scope = authorize(ctx.actor, "chamber.papers");
  return perform<{ editionId: string }, EditionRefusal>(ctx, scope, "chamber.papers", async (tx) => {
    const row = await lockDraft(tx, chamberOf(ctx), editionId);
    if (row === null) {
      return (await findEdition(tx, chamberOf(ctx), editionId)) === null ? notFound() : refused("published");
    }
    if (row.discardedAt !== null) return notFound();
    const acted = await act(tx, row);
    if (!acted.ok) return acted;
    await journal(tx, ctx, { book: row.chamberId, shownToChamber: null }, [acted.value]);
    return done({ editionId });
  });
}

const aboutEdition = (id: string) => ({ kind: "paper-edition" as const, id });
