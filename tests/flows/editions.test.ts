import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "~/audit/verify.server";
import { formFile, formTranslation } from "~/cases/form-file.server";
import { printForm } from "~/cases/print-form.server";
import { devicePaper, receiptTranslation } from "~/chamber/device-papers.server";
import { changeLogo, changeTexts, discardEdition, draftEdition, publishEdition } from "~/paperwork/edition-acts.server";
import { editionPreview, facsimileInForce, readEdition, readEditions } from "~/paperwork/read-editions.server";
import { newId } from "~/platform/ids";
import { addDays, day } from "~/terms/day";
import { paperEditions } from "~db/schema";
import { inScope } from "~db/scope";
import { externalLife } from "../access/every-state";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { letters, textOfPages } from "../support/read-back";
import { makeWorld, type World } from "../support/world";

let database: TestDatabase;
let world: World;
let life: CaseLife;
const manager = () => world.chamberCtx(["dirigente"]);
const ITALIAN = { document: "requestForm", language: "it" } as const;

beforeAll(async () => {
  database = await freshDatabase();
  world = await makeWorld(database);
  life = new CaseLife(world);
  await life.stock(20);
});
afterAll(() => database.close());

const textOf = async ({ pdf }: { pdf: Uint8Array }) => letters((await textOfPages(pdf)).join(" "));

/** An edition with this title of the request form and of the receipt, from tomorrow on. */
async function published(title: string): Promise<string> {
  const { editionId } = await must(draftEdition(manager(), { ruleset: "torino-2020" }));
  const typed = { it: title, en: "" };
  await must(changeTexts(manager(), { editionId, document: "requestForm", typed: { "requestForm-title": typed } }));
  await must(
    changeTexts(manager(), { editionId, document: "deliveryReceipt", typed: { "deliveryReceipt-title": typed } }),
  );
  await must(publishEdition(manager(), { editionId, validFrom: addDays(life.today, 1) }));
  return editionId;
}

async function printedToday(): Promise<string> {
  const caseId = await life.open();
  await life.copies(caseId);
  await must(life.identify(caseId));
  await must(life.hand(caseId));
  await must(life.print(caseId));
  return caseId;
}

const tomorrow = () => world.clock.set(new Date(world.clock.now().getTime() + 24 * 3600 * 1000));

async function differences(): Promise<number> {
  const sources = { db: world.platform.db, masterKey: world.platform.masterKey, unbound: null };
  const both = await Promise.all([world.chamberId, world.practiceId].map((book) => verify(sources, { book })));
  return both.flatMap((one) => one.differences).length;
}

describe("an edition of the chamber", () => {
  test("prints what is new from its first day on; what was printed keeps its own, also when printed again", async () => {
    const old = await printedToday();
    const serial = "1204778109930001";
    const produced = await life.collected(serial);
    await published("Domanda di CNS a Torino");
    const sameDay = await printedToday();
    tomorrow();
    const fresh = await printedToday();

    for (const caseId of [old, sameDay]) {
      expect(await textOf(await formFile(life.officer, caseId, []))).toContain(letters("Modulistica 2020-05 ·"));
    }
    const text = await textOf(await formFile(life.officer, fresh, []));
    expect(text).toContain(letters("Domanda di CNS a Torino"));
    expect(text).toContain(letters("Modulistica 2020-05.1 ·"));
    expect(await textOf(await formTranslation(life.officer, fresh))).toContain(letters("Domanda di CNS a Torino [IT]"));

    // The same data: a reprint, not a new version in the new edition.
    const again = await must(printForm(life.officer, { caseId: old, reprint: { reason: "sheet-lost", copies: [1] } }));
    expect(again).toMatchObject({ version: 1, reprint: true });
    const reprinted = await textOf(await formFile(life.officer, old, []));
    expect(reprinted).toContain(letters("Modulistica 2020-05 ·"));
    expect(reprinted).toContain("RISTAMPA");

    // Made yesterday: its papers are of yesterday's edition.
    expect(await textOf(await devicePaper(life.clerk, produced, "DELIVERY_RECEIPT", []))).toContain(
      letters("Modulistica 2020-05 ·"),
    );
    expect(await textOf(await devicePaper(life.clerk, produced, "REGISTRATION_FORM", []))).toContain(
      letters("Modulistica 2020-05 ·"),
    );
    const today = await life.collected("1204778109930002");
    expect(await textOf(await devicePaper(life.clerk, today, "DELIVERY_RECEIPT", []))).toContain(
      letters("Domanda di CNS a Torino"),
    );
    expect(await textOf(await receiptTranslation(life.officer, today))).toContain(
      letters("Domanda di CNS a Torino [IT]"),
    );
    expect(await differences()).toBe(0);
  });

  test("goes on from the last one, one draft for each ruleset", async () => {
    const { editionId } = await must(draftEdition(manager(), { ruleset: "torino-2020" }));
    expect(await must(draftEdition(manager(), { ruleset: "torino-2020" }))).toEqual({ editionId });
    const draft = await readEdition(manager(), editionId);
    expect(draft.code).toBe("2020-05.2");
    expect(draft.changes.map(({ it }) => it)).toEqual(["Domanda di CNS a Torino", "Domanda di CNS a Torino"]);
    await must(discardEdition(manager(), { editionId }));
    await expect(readEdition(manager(), editionId)).rejects.toMatchObject({ status: 404 });
    const next = await must(draftEdition(manager(), { ruleset: "torino-2020" }));
    expect((await readEdition(manager(), next.editionId)).code).toBe("2020-05.3");
    expect(await draftEdition(manager(), { ruleset: "valdora-2024" })).toMatchObject({ refusal: "ruleset-unknown" });
    expect(await differences()).toBe(0);
  });

  test("begins on a day to come, and is never changed once it is published", async () => {
    const { editionId } = await must(draftEdition(manager(), { ruleset: "torino-2020" }));
    expect(await publishEdition(manager(), { editionId, validFrom: life.today })).toMatchObject({
      refusal: "starts-in-past",
      field: "validFrom",
    });
    await must(publishEdition(manager(), { editionId, validFrom: addDays(life.today, 2) }));
    const typed = { "requestForm-title": { it: "Altro", en: "" } };
    const later = [
      changeTexts(manager(), { editionId, document: "requestForm", typed }),
      changeLogo(manager(), { editionId, picture: null }),
      publishEdition(manager(), { editionId, validFrom: addDays(life.today, 9) }),
      discardEdition(manager(), { editionId }),
    ];
    for (const outcome of await Promise.all(later)) expect(outcome).toMatchObject({ refusal: "published" });
    const scope = { practiceId: null, chamberId: world.chamberId, audits: false };
    const changed = await inScope(world.platform.db, scope, (tx) =>
      tx
        .update(paperEditions)
        .set({ validFrom: day("2026-01-01") })
        .where(eq(paperEditions.code, "2020-05.3"))
        .returning({ code: paperEditions.code }),
    );
    expect(changed).toEqual([]);
    const [before] = await readEditions(world.chamberCtx(["vigilanza"]));
    expect(before?.editions.map(({ code, standing }) => [code, standing])).toEqual([
      ["2020-05.3", "TO_COME"],
      ["2020-05.1", "NOW"],
    ]);
  });

  test("refuses texts that do not fit, at their field", async () => {
    const { editionId } = await must(draftEdition(manager(), { ruleset: "torino-2020" }));
    const typed = { "requestForm-clauses": { it: "Clausola ".repeat(200), en: "" } };
    expect(await changeTexts(manager(), { editionId, document: "requestForm", typed })).toMatchObject({
      refusal: "does-not-fit",
      field: "requestForm-clauses",
    });
  });

  test("is the manager's to make, the clerk's and the auditor's to read, and nobody else's", async () => {
    const { editionId } = await must(draftEdition(manager(), { ruleset: "torino-2020" }));
    for (const roles of [["sportello"], ["vigilanza"]] as const) {
      const ctx = world.chamberCtx(roles);
      expect((await readEdition(ctx, editionId)).isDraft).toBe(true);
      expect((await editionPreview(ctx, editionId, ITALIAN)).name).toContain("fac-simile");
      await expect(async () => discardEdition(ctx, { editionId })).rejects.toMatchObject({ status: 403 });
    }
    const other = await makeWorld(database);
    await expect(readEdition(other.chamberCtx(["dirigente"]), editionId)).rejects.toMatchObject({ status: 404 });
    await expect(async () => readEdition(life.officer, editionId)).rejects.toMatchObject({ status: 403 });
  });

  test("is shown to the practices once it is in force, never as a draft", async () => {
    const asked = { ...ITALIAN, ruleset: null };
    const text = await textOf(await facsimileInForce(life.officer, world.chamberId, asked));
    expect(text).toContain(letters("Domanda di CNS a Torino"));
    expect(text).toContain("FAC-SIMILE");
    const other = await makeWorld(database);
    for (const ctx of [other.practiceCtx(), other.chamberCtx()]) {
      await expect(facsimileInForce(ctx, world.chamberId, asked)).rejects.toMatchObject({ status: 404 });
    }
    const seen = (practiceId: string | null, chamberId: string | null) =>
      inScope(world.platform.db, { practiceId, chamberId, audits: false }, (tx) =>
        tx.select({ at: paperEditions.publishedAt }).from(paperEditions),
      );
    const byPractice = await seen(world.practiceId, null);
    expect(byPractice.length).toBeGreaterThan(0);
    expect(byPractice.every(({ at }) => at !== null)).toBe(true);
    expect(await seen(null, other.chamberId)).toEqual([]);
    expect((await seen(null, world.chamberId)).some(({ at }) => at === null)).toBe(true);
  });

  test("is nothing a practice can write, not even for a chamber it keeps by itself", async () => {
    const external = await externalLife(world);
    const { chamberId } = external.world;
    const row = {
      chamberId,
      id: newId(),
      code: "2024-01.1",
      rulesetCode: "valdora-2024",
      base: "2024-01",
      changes: {},
    };
    const created = { createdAt: world.clock.now(), createdBy: world.officerId };
    const scope = { practiceId: world.practiceId, chamberId: null, audits: false };
    const written = inScope(world.platform.db, scope, (tx) => tx.insert(paperEditions).values({ ...row, ...created }));
    await expect(written).rejects.toThrow();
    const asked = { ...ITALIAN, ruleset: null };
    expect(await textOf(await facsimileInForce(life.officer, chamberId, asked))).toContain(
      letters("Modulistica 2024-01 ·"),
    );
  });

  test("whoever changes a published one behind the register's back is named by verify", async () => {
    expect(await differences()).toBe(0);
    const hand = database.superuser();
    await hand`update paper_editions set changes = ${hand.json({})} where code = '2020-05.1' and chamber_id = ${world.chamberId}`;
    expect(await differences()).toBe(1);
  });
});
