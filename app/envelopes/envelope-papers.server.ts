import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { standingOn } from "~/mandates/mandate";
import { type Office, officesOf } from "~/mandates/offices.server";
import { type PaperEnvelope, stockList, voidRecord } from "~/paperwork/envelope-papers";
import { listPdf } from "~/paperwork/list-pdf.server";
import { notFound } from "~/platform/errors";
import { wordsFor } from "~/ui/words";
import { envelopesForPaper } from "~db/queries/envelope-lists";
import { stockCounts } from "~db/queries/envelopes";
import { mandatesOfPractice } from "~db/queries/mandates";
import { findPractice } from "~db/queries/practices";
import type { Tx } from "~db/scope";
import type { Period } from "./period";

/** Whose folders, and of which days those given and void. */
export type EnvelopePaperAsked = { chamberId: string | null; period: Period };
type Paper = { name: string; pdf: Uint8Array };

/** The stock of one chamber's folders on paper: all that lie in the studio, and what left it in the period. */
export async function stockListFile(ctx: Context, scope: Scope, asked: EnvelopePaperAsked): Promise<Paper> {
  const practiceId = practiceOf(ctx);
  const content = await look(ctx, scope, async (tx) => {
    const { chamber } = await officeAsked(tx, ctx, asked.chamberId);
    const { chamberId } = chamber;
    const counts = (await stockCounts(tx, practiceId)).filter((each) => each.chamberId === chamberId);
    const of = (state: string) => counts.find((each) => each.state === state)?.count ?? 0;
    return {
      ...(await practiceAndChamber(tx, practiceId, chamber)),
      day: today(ctx),
      period: asked.period,
      counts: { IN_STOCK: of("IN_STOCK"), GIVEN: of("GIVEN"), VOID: of("VOID"), RETURNED: of("RETURNED") },
      inStock: (await envelopesForPaper(tx, practiceId, { chamberId, state: "IN_STOCK" })).map(onPaper),
      given: (await envelopesForPaper(tx, practiceId, { chamberId, state: "GIVEN", ...asked.period })).map(onPaper),
      voided: (await envelopesForPaper(tx, practiceId, { chamberId, state: "VOID", ...asked.period })).map(onPaper),
    };
  });
  return { name: `cartelline-${content.day}.pdf`, pdf: await listPdf(stockList(content)) };
}

/** The record of the folders of one chamber that were voided in the period. */
export async function voidRecordFile(ctx: Context, scope: Scope, asked: EnvelopePaperAsked): Promise<Paper> {
  const practiceId = practiceOf(ctx);
  const content = await look(ctx, scope, async (tx) => {
    const { chamber } = await officeAsked(tx, ctx, asked.chamberId);
    const { chamberId, officeName, officeAddress } = chamber;
    const mandates = (await mandatesOfPractice(tx, practiceId)).filter(
      (mandate) => mandate.chamberId === chamberId && standingOn(mandate, today(ctx)) === "ACTIVE",
    );
    return {
      ...(await practiceAndChamber(tx, practiceId, chamber)),
      office: `${officeName}, ${officeAddress}`,
      mandates: mandates.map(({ number }) => number).join(", "),
      day: today(ctx),
      period: asked.period,
      voided: (await envelopesForPaper(tx, practiceId, { chamberId, state: "VOID", ...asked.period })).map(onPaper),
    };
  });
  const { from, to } = asked.period;
  return { name: `verbale-cartelline-${from}-${to}.pdf`, pdf: await listPdf(voidRecord(content)) };
}

/** The chamber that is asked for, or the first that the practice has a mandate of. */
async function officeAsked(tx: Tx, ctx: Context, chamberId: string | null): Promise<Office> {
  const offices = await officesOf(tx, practiceOf(ctx), today(ctx));
  return offices.get(chamberId ?? "") ?? [...offices.values()][0] ?? notFound();
}

async function practiceAndChamber(tx: Tx, practiceId: string, chamber: Office["chamber"]) {
  const practice = (await findPractice(tx, practiceId)) ?? notFound();
  return {
    ...{ practiceName: practice.name, practiceAddress: practice.address },
    ...{ chamber: chamber.name, city: chamber.city },
  };
}

type Row = Awaited<ReturnType<typeof envelopesForPaper>>[number];

function onPaper({ voidReason, caseYear, caseNumber: number, ...row }: Row): PaperEnvelope {
  const reasons: Record<string, string> = wordsFor("it").envelopes.voidReasons;
  return {
    ...row,
    reason: voidReason === null ? null : (reasons[voidReason] ?? voidReason),
    caseNumber: caseYear === null || number === null ? null : caseNumber({ year: caseYear, number }),
  };
}
