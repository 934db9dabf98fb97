import { look } from "~/access/act.server";
import { authorize, type Context, today } from "~/access/context";
import { recordCaseRead } from "~/audit/read-case.server";
import { balance } from "~/paperwork/custody";
import { custodySheet } from "~/paperwork/custody-sheet";
import { listPdf } from "~/paperwork/list-pdf.server";
import { notFound } from "~/platform/errors";
import { wordsFor } from "~/ui/words";
import { copiesOf, findCase } from "~db/queries/cases";
import { findChamber, findMandate } from "~db/queries/mandates";
import { movementsOf } from "~db/queries/sheets";
import { caseNumber } from "./case-number";

/** Who has each copy of a case's documents, with every movement, on paper. At a chamber's desk the look is recorded. */
export async function custodyFile(ctx: Context, caseId: string): Promise<{ name: string; pdf: Uint8Array }> {
  const scope = authorize(ctx.actor, "cases.read");
  const { states, custody } = wordsFor("it").cases;
  const content = await look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    await recordCaseRead(tx, ctx, row, "custody-sheet");
    const key = { practiceId: row.practiceId, caseId: row.id };
    const [copies, movements, chamber, mandate] = await Promise.all([
      copiesOf(tx, key),
      movementsOf(tx, key),
      findChamber(tx, row.chamberId),
      findMandate(tx, row.chamberId, row.mandateId),
    ]);
    if (chamber === null || mandate === null) throw new Error(`case ${row.id} without chamber or mandate`);
    const { applicant, deliveredOn } = row;
    const counted = balance(copies);
    return {
      practiceName: mandate.practiceName,
      chamber: chamber.name,
      office: `${chamber.officeName}, ${chamber.officeAddress}`,
      holder: `${applicant.surname} ${applicant.name}`,
      delivered: deliveredOn !== null,
      caseNumber: caseNumber(row),
      caseCode: row.code,
      state: states[row.state],
      day: today(ctx),
      copies,
      movements,
      balance: counted.expected === 0 ? "" : custody.balance(counted, deliveredOn !== null),
    };
  });
  return { name: `custodia-${content.caseNumber.replace("/", "-")}.pdf`, pdf: await listPdf(custodySheet(content)) };
}
