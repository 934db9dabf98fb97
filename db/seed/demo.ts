import type { Context, Desk } from "~/access/context";
import { correctDate } from "~/cases/correct-date.server";
import { refuseIdentity } from "~/cases/refuse-identity.server";
import { undeliverable } from "~/cases/undeliverable.server";
import { withdraw } from "~/cases/withdraw.server";
import { createChamber } from "~/chamber/create-chamber.server";
import { registerPractice } from "~/chamber/register-practice.server";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { serialOf } from "~/envelopes/envelope";
import { confirmArrival, issueEnvelopes, typeStock, voidEnvelope } from "~/envelopes/stock.server";
import { declareMandate } from "~/mandates/declare-mandate.server";
import { dateRuleset, enableOfficer, setClosure } from "~/mandates/mandate-acts.server";
import { changeTexts, draftEdition } from "~/paperwork/edition-acts.server";
import { reportFound } from "~/paperwork/report-found.server";
import { reportMissing } from "~/paperwork/report-missing.server";
import { sheetCode } from "~/paperwork/sheet-code";
import { DEMO_PASSWORD } from "~/platform/demo";
import type { Platform } from "~/platform/platform";
import { destroyDue } from "~/retention/destroy-due.server";
import { torino2020 } from "~/rulesets/data/torino-2020";
import { officeCalendar, receiptTermRule } from "~/rulesets/ruleset";
import { addDays, addYears, type Day, day, dayInRome, romeInstant } from "~/terms/day";
import { isOpen } from "~/terms/office-calendar";
import { legalDue } from "~/terms/receipt-term";
import { findCase } from "~db/queries/cases";
import { envelopePage } from "~db/queries/envelopes";
import { inScope } from "~db/scope";
import { acting, actorAt, addColleague, join, platformAt } from "./foundation";
import { planImport } from "./imports";
import {
  before,
  type Carried,
  type Case,
  follow,
  type Later,
  must,
  type Planned,
  planCounter,
  planLater,
  planSlip,
  planStudio,
  type Slip,
  type Stage,
} from "./journeys";
import { samplePictures } from "./pictures";
import { planRetention } from "./retention";

/**
 * Demo data, made by the verbs themselves with the clock's door set back and in the order of time, so that the register
 * is a register: one chamber, three practices, about sixty cases in every state, relative to today. Everybody in it is
 * invented.
 */
export async function seedDemo(platform: Platform): Promise<void> {
  const today = dayInRome(platform.clock.now());
  const days = new OpenDays(today);
  const founding = romeInstant(before(today, 330), 10, 0);

  const chamber = await foundChamber(platform, today, founding);
  const pictures = await samplePictures();
  const device = deviceSerials();
  const ferrero = await foundPractice(platform, today, chamber, FERRERO, 60);
  const olivero = await foundPractice(platform, today, chamber, OLIVERO, 24);
  const dora = await foundPractice(platform, today, chamber, DORA, 30);
  const stage = (practice: Practice): Stage => ({
    officer: practice.officer,
    officerId: practice.officerId,
    assistant: practice.assistant,
    practiceId: practice.practiceId,
    chamberId: chamber.chamberId,
    mandateId: practice.mandateId,
    clerk: chamber.clerk,
    nextSerial: practice.nextSerial,
    pictures,
    nextDevice: device,
  });
  const valdora = await foundExternal(today, ferrero, { pictures, device });

  const plan = [
    ...planFerrero(today, days, stage(ferrero)),
    ...planOlivero(today, days, stage(olivero)),
    ...planDora(today, days, stage(dora)),
    ...planValdora(today, days, valdora),
    ...planImport(today, ferrero.owner),
    ...planRetention(platform, today, {
      practiceId: ferrero.practiceId,
      owner: ferrero.owner,
      chamberId: chamber.chamberId,
      manager: chamber.manager,
      otherMandateId: dora.mandateId,
    }),
  ];
  const now = platform.clock.now();
  await follow(plan.filter(({ at }) => at <= now));
  // As the next hour of a running product would: nothing on the pages is past its day.
  await destroyDue(platform);
}

/** Three practices in different situations. */
type Sketch = {
  name: string;
  kind: "LEGAL" | "NATURAL";
  vatNumber: string;
  address: string;
  mandate: string;
  owner: { name: string; email: string; codiceFiscale: string };
  officer: { name: string; email: string; codiceFiscale: string } | null;
  assistant: { name: string; email: string } | null;
  prefix: string;
  first: number;
};

const owner = (surname: string, name: string, sex: "M" | "F", born: string) =>
  composeCodiceFiscale({ surname, name, sex, birthDate: day(born), birthPlaceCode: "L219" });

const FERRERO: Sketch = {
  name: "Studio Ferrero e Associati",
  kind: "LEGAL",
  vatNumber: "01879020517",
  address: "Corso Re Umberto 12, 10121 Torino",
  mandate: "IR-2024-017",
  owner: {
    name: "Andrea Ferrero",
    email: "responsabile@studio.demo",
    codiceFiscale: owner("Ferrero", "Andrea", "M", "1969-05-20"),
  },
  officer: {
    name: "Elena Gallo",
    email: "addetto@studio.demo",
    codiceFiscale: owner("Gallo", "Elena", "F", "1986-11-12"),
  },
  assistant: { name: "Luca Sismondi", email: "assistente@studio.demo" },
  prefix: "TO-",
  first: 4401,
};
const OLIVERO: Sketch = {
  name: "Rag. Tommaso Olivero",
  kind: "NATURAL",
  vatNumber: "03358520967",
  address: "Via Cernaia 30, 10122 Torino",
  mandate: "IR-2023-102",
  owner: {
    name: "Tommaso Olivero",
    email: "responsabile@altro.demo",
    codiceFiscale: owner("Olivero", "Tommaso", "M", "1961-02-08"),
  },
  officer: null,
  assistant: null,
  prefix: "TO-",
  first: 5101,
};
const DORA: Sketch = {
  name: "Centro Servizi Dora S.r.l.",
  kind: "LEGAL",
  vatNumber: "07945211006",
  address: "Corso Svizzera 61, 10143 Torino",
  mandate: "IR-2025-008",
  owner: {
    name: "Irene Fassio",
    email: "responsabile@dora.demo",
    codiceFiscale: owner("Fassio", "Irene", "F", "1977-09-03"),
  },
  officer: null,
  assistant: null,
  prefix: "TO-",
  first: 6201,
};

type Chamber = { chamberId: string; manager: ReturnType<typeof acting>; clerk: ReturnType<typeof acting> };

async function foundChamber(platform: Platform, today: Day, founding: Date): Promise<Chamber> {
  const name = "Camera di commercio di Torino";
  const created = await must(
    createChamber(platformAt(platform, founding), {
      name,
      officeName: "Ufficio CNS",
      officeAddress: "Via San Francesco da Paola 24, 10123 Torino",
      city: "Torino",
      ruleset: "torino-2020",
      rulesetFrom: day("2020-01-01"),
      manager: { name: "Paola Serra", email: "dirigente@cciaa.demo" },
      language: "it",
    }),
  );
  await join(platform, founding, created.link, "Paola Serra", DEMO_PASSWORD);
  const desk: Desk = { kind: "CHAMBER", chamberId: created.chamberId, name };
  const manager = acting(platform, actorAt(desk, created.managerId, "Paola Serra", ["dirigente"]));
  const clerkId = await addColleague(
    manager(founding),
    { name: "Marco Bianco", email: "sportello@cciaa.demo", roles: ["sportello"] },
    DEMO_PASSWORD,
  );
  await addColleague(
    manager(founding),
    { name: "Irene Costa", email: "vigilanza@cciaa.demo", roles: ["vigilanza"] },
    DEMO_PASSWORD,
  );
  await must(
    dateRuleset(manager(founding), {
      code: "torino-2020-covid",
      validFrom: before(today, 240),
      validTo: before(today, 180),
    }),
  );
  const bridge = addDays(today, 26);
  await must(
    setClosure(manager(founding), {
      dayFrom: bridge,
      dayTo: addDays(bridge, 1),
      reason: "Chiusura per aggiornamento dei sistemi",
    }),
  );
  await draftPapers(manager(founding));
  const clerk = acting(platform, actorAt(desk, clerkId, "Marco Bianco", ["sportello"]));
  return { chamberId: created.chamberId, manager, clerk };
}

/** What the manager has begun to write: an edition of the forms that nobody prints yet. */
async function draftPapers(manager: Context): Promise<void> {
  const { editionId } = await must(draftEdition(manager, { ruleset: "torino-2020" }));
  await must(
    changeTexts(manager, {
      editionId,
      document: "requestForm",
      typed: {
        "requestForm-attestation": {
          it: "L’incaricato attesta che il richiedente, presente di persona, è stato identificato in sua presenza con il documento sopra indicato, che ha firmato davanti a lui le tre copie e che ha ricevuto la cartellina con la patina integra.",
          en: "The agent states that the applicant, present in person, was identified in the agent’s presence with the document named above, signed the three copies before the agent and received the sealed folder with its seal intact.",
        },
        "requestForm-headings-clauses": {
          it: "Clausole da approvare a parte · artt. 1341 e 1342 del codice civile",
          en: "",
        },
      },
    }),
  );
}

type Practice = {
  practiceId: string;
  mandateId: string;
  officer: ReturnType<typeof acting>;
  officerId: string;
  owner: ReturnType<typeof acting>;
  assistant: ReturnType<typeof acting>;
  nextSerial: () => string;
  desk: Desk;
};

async function foundPractice(
  platform: Platform,
  today: Day,
  chamber: Chamber,
  sketch: Sketch,
  folders: number,
): Promise<Practice> {
  const at = romeInstant(before(today, 320), 10, 30);
  const mandate = { number: sketch.mandate, validFrom: before(today, 319), validTo: addDays(addYears(today, 1), 40) };
  const registered = await must(
    registerPractice(chamber.manager(at), {
      name: sketch.name,
      kind: sketch.kind,
      vatNumber: sketch.vatNumber,
      address: sketch.address,
      owner: { name: sketch.owner.name, email: sketch.owner.email },
      mandate,
      language: "it",
    }),
  );
  await join(platform, at, registered.link, sketch.owner.name, DEMO_PASSWORD);
  const desk: Desk = { kind: "PRACTICE", practiceId: registered.practiceId, name: sketch.name };
  const ownerActing = acting(
    platform,
    actorAt(desk, registered.ownerId, sketch.owner.name, ["responsabile", "addetto", "assistente"]),
  );

  const enable = async (userId: string, name: string, codiceFiscale: string) =>
    must(
      enableOfficer(chamber.manager(at), {
        chamberId: chamber.chamberId,
        mandateId: registered.mandateId,
        userId,
        name,
        kind: "OFFICER",
        codiceFiscale,
        validFrom: mandate.validFrom,
        validTo: mandate.validTo,
      }),
    );
  await enable(registered.ownerId, sketch.owner.name, sketch.owner.codiceFiscale);

  let officer = { acting: ownerActing, id: registered.ownerId };
  if (sketch.officer) {
    const id = await addColleague(ownerActing(at), { ...sketch.officer, roles: [] }, DEMO_PASSWORD);
    await enable(id, sketch.officer.name, sketch.officer.codiceFiscale);
    officer = { acting: acting(platform, actorAt(desk, id, sketch.officer.name, ["addetto"])), id };
  }
  let assistant = ownerActing;
  if (sketch.assistant) {
    const id = await addColleague(ownerActing(at), { ...sketch.assistant, roles: ["assistente"] }, DEMO_PASSWORD);
    assistant = acting(platform, actorAt(desk, id, sketch.assistant.name, ["assistente"]));
  }

  const issued = romeInstant(before(today, 300), 9, 45);
  const serial = (index: number) => serialOf(sketch.prefix, sketch.first + index, 5);
  const { issueId } = await must(
    issueEnvelopes(chamber.clerk(issued), {
      forPractice: registered.practiceId,
      first: serial(0),
      last: serial(folders - 1),
      scratchLayer: "SILVER",
      day: before(today, 300),
    }),
  );
  const arrived = romeInstant(before(today, 299), 15, 0);
  const range = { first: serial(0), last: serial(folders - 6), day: before(today, 299) };
  await must(confirmArrival(ownerActing(arrived), { issueId, ...range }));
  let next = 0;
  return {
    practiceId: registered.practiceId,
    mandateId: registered.mandateId,
    officer: officer.acting,
    officerId: officer.id,
    owner: ownerActing,
    assistant,
    nextSerial: () => serial(next++),
    desk,
  };
}

/** A chamber that does not work in Cartellina: the studio records the counter's acts from its papers. */
async function foundExternal(
  today: Day,
  practice: Practice,
  { pictures, device }: { pictures: Stage["pictures"]; device: () => string },
): Promise<Stage> {
  const at = romeInstant(before(today, 200), 11, 0);
  const ctx = practice.owner(at);
  const mandate = await must(
    declareMandate(ctx, {
      chamber: {
        name: "Camera di commercio della Valdora",
        officeName: "Sportello firma digitale",
        officeAddress: "Piazza del Mercato 4, Valdora",
        city: "Valdora",
      },
      ruleset: "valdora-2024",
      rulesetFrom: day("2024-01-01"),
      number: "VD-88",
      kind: "LEGAL",
      validFrom: before(today, 200),
      validTo: addYears(today, 1),
    }),
  );
  await must(
    enableOfficer(ctx, {
      chamberId: mandate.chamberId,
      mandateId: mandate.mandateId,
      userId: practice.officerId,
      name: practice.officer(at).actor.name,
      kind: "OFFICER",
      codiceFiscale: FERRERO.officer?.codiceFiscale ?? null,
      validFrom: before(today, 200),
      validTo: addYears(today, 1),
    }),
  );
  await must(
    typeStock(practice.officer(romeInstant(before(today, 199), 9, 0)), {
      chamberId: mandate.chamberId,
      first: "VD0301",
      last: "VD0312",
      scratchLayer: "GOLD",
      day: before(today, 199),
    }),
  );
  let next = 301;
  return {
    officer: practice.officer,
    officerId: practice.officerId,
    assistant: practice.assistant,
    practiceId: practice.practiceId,
    chamberId: mandate.chamberId,
    mandateId: mandate.mandateId,
    clerk: null,
    nextSerial: () => serialOf("VD", next++, 4),
    pictures,
    nextDevice: device,
  };
}

/** Days before today on which the counter is open. */
class OpenDays {
  private readonly office = officeCalendar(torino2020, []);
  constructor(private readonly today: Day) {}

  /** The open day nearest to `ago` days before today, going further back. */
  at(ago: number): number {
    let days = ago;
    while (!isOpen(this.office, before(this.today, days))) days += 1;
    return days;
  }

  /** The open day nearest to `inDays` days from today, going further on. */
  ahead(inDays: number): number {
    let days = inDays;
    while (!isOpen(this.office, addDays(this.today, days))) days += 1;
    return days;
  }

  /** How many days ago a device was delivered whose term is `inDays` from today (negative: it is over). */
  deliveredFor(inDays: number): number {
    const target = addDays(this.today, inDays);
    const rule = receiptTermRule(torino2020);
    for (let ago = 15 - inDays; ago < 25 - inDays; ago += 1) {
      if (legalDue(before(this.today, ago), rule) >= target) continue;
      return Math.max(1, ago - 1);
    }
    return 15 - inDays;
  }
}

function deviceSerials(): () => string {
  let next = 0;
  return () => `12047781${String(93_5500 + next++ * 17).padStart(8, "0")}`;
}

/** A visit: cases that were signed, carried together, taken or refused, and what became of each. */
type Visited = { person: number; outcome?: Carried["outcome"]; later?: Later; documentExpires?: number; into?: Case };

function planVisit(
  today: Day,
  stage: Stage,
  visit: number,
  lines: Visited[],
  far: "open" | "closed" | "presented" | "confirmed" = "confirmed",
): Planned[] {
  const slip: Slip = { batchId: "" };
  const carried: (Carried & Visited)[] = lines.map((line) => ({
    ...line,
    case: line.into ?? { caseId: "" },
    outcome: line.outcome ?? "NOW",
  }));
  return [
    ...carried.flatMap((line, index) =>
      planStudio(
        today,
        stage,
        { person: line.person, opened: visit + 2 + (index % 3), documentExpires: line.documentExpires },
        line.case,
      ),
    ),
    ...planSlip(today, stage, carried, visit, far !== "open", slip),
    ...(far === "presented" || far === "confirmed"
      ? planCounter(today, stage, carried, visit, far === "confirmed", slip)
      : []),
    ...carried.flatMap((line) => (line.later ? planLater(today, stage, line.case, line.later) : [])),
  ];
}

function closed(
  days: OpenDays,
  visit: number,
  delivered: number,
  returned: number,
  means: "OFFICER" | "COURIER" | "MAIL" = "OFFICER",
): Later {
  return {
    produced: visit,
    collected: visit,
    delivered,
    returned: { days: Math.min(days.at(returned), delivered), means },
  };
}

function planFerrero(today: Day, days: OpenDays, stage: Stage): Planned[] {
  const plan: Planned[] = [];
  const covid = days.at(212);
  plan.push(
    ...planVisit(today, stage, covid, [
      { person: 23, later: closed(days, covid, covid - 2, covid - 9) },
      { person: 24, later: closed(days, covid, covid - 3, covid - 12, "COURIER") },
    ]),
  );
  const spring = days.at(150);
  plan.push(
    ...planVisit(today, stage, spring, [
      { person: 25, later: closed(days, spring, spring - 2, spring - 9) },
      { person: 26, later: closed(days, spring, spring - 5, spring - 24) },
      {
        person: 27,
        outcome: { instalment: 1, inDays: 3 },
        later: closed(days, days.at(spring - 6), spring - 8, spring - 15, "MAIL"),
      },
    ]),
  );
  const summer = days.at(74);
  plan.push(
    ...planVisit(today, stage, summer, [
      { person: 28, later: closed(days, summer, summer - 1, summer - 9) },
      { person: 29, later: closed(days, summer, summer - 6, summer - 18) },
    ]),
  );

  const autumn = days.at(34);
  const overdue = days.deliveredFor(-5);
  const sent = days.deliveredFor(-2);
  const dueToday = days.deliveredFor(0);
  plan.push(
    ...planVisit(today, stage, autumn, [
      { person: 0, later: { produced: autumn, collected: autumn, delivered: overdue } },
      {
        person: 1,
        later: {
          produced: autumn,
          collected: autumn,
          delivered: sent,
          sent: { days: Math.max(1, sent - 13), means: "REGISTERED_MAIL" },
        },
      },
      { person: 11, later: { produced: autumn, collected: days.at(24) } },
    ]),
  );
  const october = days.at(29);
  const incomplete: Case = { caseId: "" };
  const complete: Case = { caseId: "" };
  plan.push(
    ...planVisit(today, stage, october, [
      { person: 2, later: { produced: october, collected: october, delivered: dueToday } },
      { person: 12, later: { produced: october, collected: days.at(18) } },
      { person: 30, later: { produced: october, collected: october, delivered: days.deliveredFor(1) } },
      {
        person: 31,
        outcome: { instalment: 1, inDays: 4 },
        later: { produced: days.at(23), collected: days.at(23) },
        into: incomplete,
      },
    ]),
  );
  const recent = days.at(20);
  plan.push(
    ...planVisit(today, stage, recent, [
      { person: 3, later: { produced: recent, collected: recent, delivered: days.deliveredFor(2) } },
      { person: 4, later: { produced: recent, collected: recent, delivered: days.deliveredFor(3) } },
      { person: 5, later: { produced: recent, collected: recent, delivered: days.deliveredFor(4) } },
      { person: 6, later: { produced: recent, collected: recent, delivered: days.deliveredFor(6) }, into: complete },
      { person: 7, later: { produced: recent, collected: recent, delivered: days.deliveredFor(9) } },
      { person: 32, later: closed(days, recent, recent - 1, Math.max(3, recent - 9)) },
    ]),
  );

  plan.push(...planSheets(today, stage, incomplete, complete));

  const lately = days.at(6);
  const refused: Case = { caseId: "" };
  plan.push(
    ...planVisit(today, stage, lately, [
      { person: 33 },
      { person: 34, later: { produced: lately } },
      { person: 35, outcome: { instalment: 1, inDays: 7 } },
      { person: 36, outcome: { instalment: 2, inDays: 9 } },
      { person: 37, outcome: { code: "F2" } },
      { person: 38, outcome: { code: "D1" }, documentExpires: -8, into: refused },
    ]),
  );
  plan.push(...planVisit(today, stage, -days.ahead(1), [{ person: 39 }, { person: 40 }, { person: 41 }], "closed"));

  plan.push(...planStudio(today, stage, { person: 8, opened: 1, stopBefore: "documents" }, { caseId: "" }));
  plan.push(...planStudio(today, stage, { person: 9, opened: 2, stopBefore: "identify" }, { caseId: "" }));
  plan.push(...planStudio(today, stage, { person: 10, opened: 3, stopBefore: "envelope" }, { caseId: "" }));
  plan.push(...planStudio(today, stage, { person: 13, opened: 2, stopBefore: "print" }, { caseId: "" }));
  plan.push(...planStudio(today, stage, { person: 14, opened: 4, stopBefore: "sign" }, { caseId: "" }));
  plan.push(...planStudio(today, stage, { person: 15, opened: 3 }, { caseId: "" }));
  plan.push(...planStudio(today, stage, { person: 16, opened: 1 }, { caseId: "" }));

  const withdrawn: Case = { caseId: "" };
  plan.push(...planStudio(today, stage, { person: 42, opened: 40 }, withdrawn));
  plan.push(
    act(today, 38, 16, (at, on) =>
      must(withdraw(stage.officer(at), { caseId: withdrawn.caseId, day: on, reason: "applicant-asked" })),
    ),
  );
  const doubtful: Case = { caseId: "" };
  plan.push(...planStudio(today, stage, { person: 43, opened: 12, stopBefore: "identify" }, doubtful));
  plan.push(
    act(today, 12, 18, (at, on) =>
      must(refuseIdentity(stage.officer(at), { caseId: doubtful.caseId, day: on, reason: "document-doubtful" })),
    ),
  );
  const back: Case = { caseId: "" };
  const early = days.at(60);
  plan.push(
    ...planVisit(today, stage, early, [{ person: 44, into: back, later: { produced: early, collected: early } }]),
  );
  plan.push(
    act(today, 27, 15, (at, on) =>
      must(undeliverable(stage.officer(at), { caseId: back.caseId, day: on, reason: "holder-absent" })),
    ),
  );
  plan.push(
    act(today, 5, 9, async (at, on) => {
      const scope = { practiceId: stage.practiceId, chamberId: null, audits: false };
      const stock = await inScope(stage.officer(at).platform.db, scope, (tx) =>
        envelopePage(tx, stage.practiceId, { state: "IN_STOCK", chamberId: stage.chamberId, after: null, limit: 50 }),
      );
      const spoiled = stock.at(-1);
      if (spoiled) await must(voidEnvelope(stage.officer(at), { envelopeId: spoiled.id, reason: "damaged", day: on }));
    }),
  );
  return plan;
}

/** A receipt that nobody finds, so that the device waits, and one that was in the wrong folder. */
function planSheets(today: Day, stage: Stage, incomplete: Case, complete: Case): Planned[] {
  const receipt = async (at: Date, { caseId }: Case, copyNo: 2 | 3) => {
    const scope = { practiceId: stage.practiceId, chamberId: null, audits: false };
    const row = await inScope(stage.officer(at).platform.db, scope, (tx) => findCase(tx, scope, caseId));
    return [sheetCode({ caseCode: row?.code ?? "", document: "DELIVERY_RECEIPT", copyNo, version: 1 })];
  };
  return [
    act(today, 4, 17, async (at, on) => {
      const sheets = await receipt(at, incomplete, 2);
      await must(reportMissing(stage.assistant(at), { sheets, day: on, reason: "not-in-drawer" }));
    }),
    act(today, 3, 17, async (at, on) => {
      const sheets = await receipt(at, complete, 3);
      await must(reportMissing(stage.assistant(at), { sheets, day: on, reason: "not-handed-over" }));
    }),
    act(today, 2, 10, async (at, on) => {
      const sheets = await receipt(at, complete, 3);
      await must(reportFound(stage.assistant(at), { sheets, day: on, reason: "in-other-folder" }));
    }),
  ];
}

function planOlivero(today: Day, days: OpenDays, stage: Stage): Planned[] {
  const plan: Planned[] = [];
  const spring = days.at(118);
  plan.push(
    ...planVisit(today, stage, spring, [
      { person: 45, later: closed(days, spring, spring - 2, spring - 20, "MAIL") },
      { person: 46, later: closed(days, spring, spring - 2, spring - 21, "MAIL") },
    ]),
  );
  const autumn = days.at(44);
  const corrected: Case = { caseId: "" };
  plan.push(
    ...planVisit(today, stage, autumn, [
      { person: 47, into: corrected, later: closed(days, autumn, autumn - 3, autumn - 12, "MAIL") },
      { person: 48, later: { produced: autumn, collected: autumn, delivered: days.deliveredFor(-11) } },
    ]),
  );
  plan.push(
    act(today, autumn - 4, 17, (at) =>
      must(
        correctDate(stage.officer(at), {
          caseId: corrected.caseId,
          field: "deliveredOn",
          newDay: before(today, autumn - 4),
          reason: "paper-shows-otherwise",
          note: "La ricevuta firmata porta il giorno dopo.",
        }),
      ),
    ),
  );
  const recent = days.at(15);
  plan.push(
    ...planVisit(today, stage, recent, [
      { person: 49, later: { produced: recent, collected: recent, delivered: days.at(8) } },
      { person: 50, later: { produced: recent, collected: recent } },
    ]),
  );
  plan.push(...planStudio(today, stage, { person: 51, opened: 6 }, { caseId: "" }));
  plan.push(...planStudio(today, stage, { person: 52, opened: 2, stopBefore: "identify" }, { caseId: "" }));
  return plan;
}

function planDora(today: Day, days: OpenDays, stage: Stage): Planned[] {
  const summer = days.at(90);
  const autumn = days.at(25);
  const last = days.at(2);
  return [
    ...planVisit(today, stage, summer, [
      { person: 53, later: closed(days, summer, summer - 1, summer - 6) },
      { person: 54, later: closed(days, summer, summer - 1, summer - 6) },
    ]),
    ...planVisit(today, stage, autumn, [
      { person: 55, later: { produced: autumn, collected: autumn, delivered: days.deliveredFor(5) } },
      { person: 56, later: closed(days, autumn, autumn - 2, Math.max(2, autumn - 10)) },
    ]),
    ...planVisit(
      today,
      stage,
      last,
      [{ person: 57 }, { person: 58 }, { person: 59 }, { person: 17 }, { person: 18, documentExpires: -3 }],
      "presented",
    ),
    ...planVisit(today, stage, -days.ahead(1), [{ person: 19 }, { person: 20 }, { person: 21 }], "closed"),
  ];
}

function planValdora(today: Day, days: OpenDays, stage: Stage): Planned[] {
  const autumn = days.at(50);
  const recent = days.at(16);
  return [
    ...planVisit(today, stage, autumn, [
      { person: 60, later: closed(days, autumn, autumn - 2, autumn - 10) },
      { person: 61, later: { produced: autumn, collected: autumn, delivered: days.at(12) } },
    ]),
    ...planVisit(today, stage, recent, [{ person: 62, later: { produced: recent, collected: recent } }]),
    ...planStudio(today, stage, { person: 63, opened: 4 }, { caseId: "" }),
  ];
}

function act(today: Day, ago: number, hour: number, run: (at: Date, on: Day) => Promise<unknown>): Planned {
  const on = before(today, ago);
  const at = new Date(romeInstant(on, hour, 25).getTime());
  return { at, lane: {}, run: async () => void (await run(at, on)) };
}
