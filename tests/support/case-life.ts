import type { Context, Scope } from "~/access/context";
import { closeSlip } from "~/batches/close-slip.server";
import { addToBatch, arrangeVisit } from "~/batches/prepare-batch.server";
import { deliver } from "~/cases/deliver.server";
import { editDocument } from "~/cases/edit-case.server";
import { handEnvelope } from "~/cases/hand-envelope.server";
import { identify } from "~/cases/identify.server";
import { openCase } from "~/cases/open-case.server";
import { printForm } from "~/cases/print-form.server";
import { signForm } from "~/cases/sign-form.server";
import { collect } from "~/chamber/collect.server";
import { confirmIntake, type LineDecision } from "~/chamber/confirm-intake.server";
import { INTAKE_CHECKS } from "~/chamber/intake";
import { openSlip } from "~/chamber/open-slip.server";
import { produce } from "~/chamber/produce.server";
import { confirmArrival, issueEnvelopes } from "~/envelopes/stock.server";
import { storeCopy } from "~/identity-documents/store-copy.server";
import { reportMissing } from "~/paperwork/report-missing.server";
import type { Outcome } from "~/platform/outcome";
import { returnReceipts } from "~/receipts/return-receipts.server";
import { ENVELOPE_CONTENTS, INFORMATION_TOPICS } from "~/rulesets/ruleset";
import { addYears, type Day, dayInRome } from "~/terms/day";
import { linesOf } from "~db/queries/batches";
import { findCase } from "~db/queries/cases";
import { inScope, type Tx } from "~db/scope";
import { applicantOf, documentOf } from "~db/seed/people";
import { picturesOf, samplePictures } from "~db/seed/pictures";
import type { World } from "./world";

/** The value of an outcome that the test expects to be one. */
export async function must<T>(outcome: Promise<Outcome<T, string>>): Promise<T> {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${result.refusal} ${result.field ?? ""}`);
  return result.value;
}

const pictures = samplePictures();

/** A practice with folders in stock, whose cases can be taken step by step; each step is one verb on the world's day. */
export class CaseLife {
  private folder = 0;
  private person = 0;
  /** Who the persons are, by number, and what they show. */
  constructor(
    readonly world: World,
    private readonly applicant: typeof applicantOf = applicantOf,
    private readonly document: typeof documentOf = documentOf,
  ) {}

  get today(): Day {
    return dayInRome(this.world.clock.now());
  }
  get officer(): Context {
    return this.world.practiceCtx();
  }
  get clerk(): Context {
    return this.world.chamberCtx();
  }

  /** Folders `prefix`0001… issued by the chamber and confirmed by the practice. */
  async stock(count: number): Promise<void> {
    const serial = (n: number) => `${this.prefix}${String(n).padStart(4, "0")}`;
    const { issueId } = await must(
      issueEnvelopes(this.clerk, {
        forPractice: this.world.practiceId,
        first: serial(1),
        last: serial(count),
        scratchLayer: "SILVER",
        day: this.today,
      }),
    );
    const range = { first: serial(1), last: serial(count) };
    await must(confirmArrival(this.officer, { issueId, ...range, day: this.today }));
  }

  get prefix(): string {
    return `F${this.world.practiceId.slice(-6).toUpperCase()}-`;
  }

  nextFolder(): string {
    this.folder += 1;
    return `${this.prefix}${String(this.folder).padStart(4, "0")}`;
  }

  async open(person = this.person++): Promise<string> {
    const opened = await must(
      openCase(this.officer, {
        client: { applicant: this.applicant(person) },
        chamberId: this.world.chamberId,
        mandateId: this.world.mandateId,
        requestType: "NEW",
        deviceType: "USB_TOKEN",
      }),
    );
    await must(editDocument(this.officer, { caseId: opened.caseId, document: this.document(person, this.today) }));
    return opened.caseId;
  }

  async copies(caseId: string): Promise<void> {
    const citizenship = (await this.read((tx, scope) => findCase(tx, scope, caseId)))?.applicant.citizenship ?? "IT";
    for (const [kind, file] of picturesOf(await pictures, citizenship)) {
      await must(storeCopy(this.officer, { caseId, kind, file }));
    }
  }

  identify = (caseId: string) =>
    identify(this.officer, { caseId, day: this.today, place: "in studio", present: true, compared: true });

  hand = (caseId: string, serial = this.nextFolder()) =>
    handEnvelope(this.officer, {
      caseId,
      day: this.today,
      serial,
      sealIntact: true,
      contents: [...ENVELOPE_CONTENTS],
      topics: [...INFORMATION_TOPICS],
    });

  print = (caseId: string) => printForm(this.officer, { caseId, reprint: null });

  sign = (caseId: string, version = 1) =>
    signForm(this.officer, {
      caseId,
      day: this.today,
      version,
      applicantSignedAll: true,
      officerSignedAll: true,
    });

  /** From nothing to three signed copies. */
  async signed(): Promise<string> {
    const caseId = await this.open();
    await this.copies(caseId);
    await must(this.identify(caseId));
    await must(this.hand(caseId));
    await must(this.print(caseId));
    await must(this.sign(caseId));
    return caseId;
  }

  async slip(caseIds: string[]): Promise<string> {
    const { batchId } = await must(addToBatch(this.officer, { caseIds }));
    return this.slipClosed(batchId);
  }

  /** A slip that is open, with its visit of today. */
  async slipClosed(batchId: string): Promise<string> {
    const visit = { officerId: this.world.officerId, appointmentOn: this.today, appointmentTime: "09:30" };
    await must(arrangeVisit(this.officer, { batchId, ...visit }));
    await must(closeSlip(this.officer, { batchId }));
    return batchId;
  }

  openSlip = (batchId: string) => openSlip(this.clerk, { batchId, day: this.today, officerId: this.world.officerId });

  /** Every line as `decide` says; by position from 1. */
  async intake(
    batchId: string,
    decide: (position: number) => Partial<LineDecision> & { outcome: LineDecision["outcome"] },
  ) {
    const lines = await this.read((tx) => linesOf(tx, { practiceId: this.world.practiceId, id: batchId }));
    return confirmIntake(this.clerk, {
      batchId,
      day: this.today,
      officerId: this.world.officerId,
      lines: lines.map(
        (line) => ({ lineId: line.id, checks: [...INTAKE_CHECKS], ...decide(line.position) }) as LineDecision,
      ),
    });
  }

  produce = (caseId: string, serial: string) =>
    produce(this.clerk, {
      caseId,
      day: this.today,
      device: {
        serial,
        authentication: { serial: `AA${serial.slice(-6)}`, notBefore: this.today, notAfter: addYears(this.today, 3) },
        signature: { serial: `BB${serial.slice(-6)}`, notBefore: this.today, notAfter: addYears(this.today, 3) },
      },
    });

  collect = (caseIds: string[]) =>
    collect(this.clerk, {
      caseIds,
      day: this.today,
      officerId: this.world.officerId,
      registrationFormsSigned: true,
    });

  deliver = (caseId: string, serial: string) =>
    deliver(this.officer, {
      caseId,
      day: this.today,
      deviceSerial: serial,
      holderRecognised: true,
      receiptsSigned: true,
      sealStillIntact: true,
      softwareUpdateExplained: true,
    });

  giveBack = (caseIds: string[], day = this.today) =>
    returnReceipts(this.clerk, {
      caseIds,
      day,
      copies: 2,
      means: "OFFICER",
      bearerId: this.world.officerId,
      protocol: "2026/1",
    });

  /** A sheet that nobody finds any more, by the end of its code: `C2-1`. */
  async lose(ctx: Context, caseId: string, ...sheets: string[]) {
    const row = await this.read((tx, scope) => findCase(tx, scope, caseId));
    const codes = sheets.map((sheet) => `${row?.code}-${sheet}`);
    return reportMissing(ctx, { sheets: codes, day: this.today, reason: "not-in-drawer" });
  }

  /** Taken at once at the counter, made and collected on the same day. */
  async collected(serial: string): Promise<string> {
    const caseId = await this.produced(serial);
    await must(this.collect([caseId]));
    return caseId;
  }

  /** Taken at once at the counter and made. */
  async produced(serial: string): Promise<string> {
    const caseId = await this.signed();
    const batchId = await this.slip([caseId]);
    await must(this.openSlip(batchId));
    await must(this.intake(batchId, () => ({ outcome: "NOW" })));
    await must(this.produce(caseId, serial));
    return caseId;
  }

  state = (caseId: string) => this.read((tx, scope) => findCase(tx, scope, caseId)).then((row) => row?.state);

  read<T>(work: (tx: Tx, scope: Scope) => Promise<T>): Promise<T> {
    const scope: Scope = { practiceId: this.world.practiceId, chamberId: null, audits: false };
    return inScope(this.world.platform.db, scope, (tx) => work(tx, scope));
  }
}
