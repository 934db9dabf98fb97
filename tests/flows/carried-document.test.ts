import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { editApplicant } from "~/cases/edit-case.server";
import { withdraw } from "~/cases/withdraw.server";
import { day } from "~/terms/day";
import { it } from "~/ui/words/it";
import { findCase } from "~db/queries/cases";
import { readTimeline } from "~db/queries/register";
import { applicantOf } from "~db/seed/people";
import { type Answer, formOf, redirectOf } from "../access/ask";
import { type Field, formsOf, readable } from "../access/html";
import { must } from "../support/case-life";
import { sharedDatabase, type TestDatabase } from "../support/database";
import { cardZone, passportZone } from "../support/machine-zones";
import { cardHolder } from "../support/synthetic-cards";
import { UploadDesk } from "../support/upload-desk";

/** What is read off a document with the person stands in the document's form until somebody saves it; no script runs. */
let database: TestDatabase;
let desk: UploadDesk;

beforeAll(async () => {
  database = sharedDatabase();
  desk = await UploadDesk.open(database);
}, 300_000);
afterAll(async () => {
  await desk?.stop();
  await database.close();
});

const get = (path: string) => desk.product.ask({ path, cookie: desk.cookie });

/** The main form of a page: the one with that field. */
const formWith = (html: string, name: string) => {
  const form = formsOf(html).find(({ fields }) => fields.some((field) => field.name === name));
  if (form === undefined) throw new Error(`no form with ${name}`);
  return form;
};
const valueIn = (html: string, name: string) =>
  formWith(html, "issuer").fields.find((field) => field.name === name)?.value;

/** Sends the form of the page as it stands, with what is typed now and the button that is pressed. */
function send(path: string, html: string, field: string, typed: Record<string, string>): Promise<Answer> {
  const form = formWith(html, field);
  const sends = ({ type, checked }: Field) => (type !== "radio" && type !== "checkbox" ? type !== "file" : checked);
  const stand = form.fields.filter((one) => sends(one) && !(one.name in typed));
  const fields = [...stand.map(({ name, value }) => [name, value] as const), ...Object.entries(typed)];
  return desk.product.ask(formOf(path, fields, { cookie: desk.cookie, multipart: form.multipart }));
}

const CONTACTS = {
  street: "Via delle Prove 1",
  postcode: "10126",
  municipality: "Torino",
  province: "TO",
  mobile: "347 555 0198",
  email: "prova@esempio.it",
};

/** Opens a case on the page of a new one: reads the code and, where there is one, the zone. */
async function opened(holder: ReturnType<typeof cardHolder>, zone: string | null, chosen: Record<string, string> = {}) {
  const path = "/cases/new";
  let page = (await get(path)).text;
  const readings = [holder.codiceFiscale, ...(zone === null ? [] : [zone])];
  for (const codiceFiscale of readings)
    page = (await send(path, page, "codiceFiscale", { codiceFiscale, fill: "on" })).text;
  const typed = { ...(zone === null ? { surname: holder.surname, name: holder.name } : {}), ...CONTACTS, ...chosen };
  const answer = await send(path, page, "codiceFiscale", typed);
  const caseId = /\/cases\/([0-9a-f-]{36})/.exec(redirectOf(answer) ?? "")?.[1];
  if (caseId === undefined) throw new Error(readable(answer.text));
  return { answer, page, caseId, documents: `/cases/${caseId}/documents` };
}

const rowOf = async (caseId: string) => {
  const row = await desk.life.read((tx, scope) => findCase(tx, scope, caseId));
  if (row === null) throw new Error("no such case");
  return row;
};
const ISSUED = { issuer: "Comune di Torino", issuedOn: "2022-03-01" };

test("kind, number and expiry stand in the documents, said to be read, until somebody saves them", async () => {
  const holder = cardHolder(21);
  const { answer, page, caseId, documents } = await opened(holder, cardZone(holder).join(""));
  expect(readable(page)).toContain(it.reading.documentGoesOn);
  expect(await rowOf(caseId)).toMatchObject({ identityDocument: null, documentExpiresOn: null });

  const shown = (await get(documents)).text;
  expect(readable(shown)).toContain(it.reading.carried);
  expect(valueIn(shown, "type")).toBe("IDENTITY_CARD");
  expect(valueIn(shown, "number")).toBe(holder.number);
  expect(valueIn(shown, "expiresOn")).toBe(holder.expiresOn);

  // Nothing of it in the address or a cookie, nor in the register.
  const sent = `${redirectOf(answer)} ${String(answer.headers["set-cookie"] ?? "")}`;
  const of = { practiceId: desk.life.world.practiceId, caseId };
  const { entries } = await desk.life.read((tx, scope) => readTimeline(tx, scope, of, { limit: 20 }));
  expect(entries.map(({ act }) => act)).toContain("case.opened");
  for (const text of [sent, JSON.stringify(entries)]) {
    expect(text).not.toContain(holder.number);
    expect(text).not.toContain(holder.expiresOn);
  }
  // What is not complete is asked for, and the mark stays with the values.
  const refused = await send(documents, shown, "issuer", {});
  expect(refused.status).toBe(422);
  expect(readable(refused.text)).toContain(it.reading.carried);
  expect((await rowOf(caseId)).identityDocument).toBeNull();

  const saved = await send(documents, shown, "issuer", ISSUED);
  expect(saved.status).toBe(303);
  expect(await rowOf(caseId)).toMatchObject({
    documentRead: null,
    identityDocument: { type: "IDENTITY_CARD", number: holder.number, expiresOn: holder.expiresOn, ...ISSUED },
  });
  expect(readable((await get(documents)).text)).not.toContain(it.reading.carried);
});

test("control: without a zone nothing stands there and nothing is said", async () => {
  const { caseId, documents } = await opened(cardHolder(22), null);
  expect((await rowOf(caseId)).documentRead).toBeNull();
  const shown = (await get(documents)).text;
  expect(readable(shown)).not.toContain(it.reading.carried);
  expect(valueIn(shown, "number")).toBe("");
});

test("a fault elsewhere on the page of the person loses no reading", async () => {
  const holder = cardHolder(23);
  const path = "/cases/new";
  let page = (await get(path)).text;
  for (const codiceFiscale of [holder.codiceFiscale, cardZone(holder).join("")])
    page = (await send(path, page, "codiceFiscale", { codiceFiscale, fill: "on" })).text;
  const refused = await send(path, page, "codiceFiscale", { ...CONTACTS, mandate: "" });
  expect(refused.status).toBe(422);
  const [mandate = ""] =
    formWith(page, "mandate")
      .fields.find(({ name }) => name === "mandate")
      ?.options.filter((each) => each !== "") ?? [];
  const answer = await send(path, refused.text, "codiceFiscale", { mandate });
  const caseId = /\/cases\/([0-9a-f-]{36})/.exec(redirectOf(answer) ?? "")?.[1] ?? "";
  expect((await rowOf(caseId)).documentRead).toMatchObject({ number: holder.number });
});

test("a document of somebody else does not come along", async () => {
  const holder = cardHolder(24);
  const other = { ...holder, birthDate: day("1961-05-05") };
  const { caseId } = await opened(holder, cardZone(other).join(""), { birthDate: holder.birthDate });
  expect((await rowOf(caseId)).documentRead).toBeNull();
});

describe("read again on the page of the person", () => {
  test("another document than the one that stands is shown beside it; nothing is chosen, nothing overwritten", async () => {
    const holder = cardHolder(25);
    const { caseId, documents } = await opened(holder, cardZone(holder).join(""));
    await send(documents, (await get(documents)).text, "issuer", ISSUED);
    const person = `/cases/${caseId}/person`;
    const passport = passportZone({ ...holder, number: "YA1234567" }).join("");
    const page = await send(person, (await get(person)).text, "codiceFiscale", { codiceFiscale: passport, fill: "on" });
    expect((await send(person, page.text, "codiceFiscale", {})).status).toBe(303);

    const shown = (await get(documents)).text;
    expect(readable(shown)).toContain(it.reading.carried);
    const choices = formWith(shown, "issuer").fields.filter(({ name, type }) => name === "number" && type === "radio");
    expect(choices.map(({ value }) => value)).toEqual(["YA1234567", holder.number]);
    expect(choices.some(({ checked }) => checked)).toBe(false);
    const undecided = await send(documents, shown, "issuer", {});
    expect(undecided.status).toBe(422);
    expect((await rowOf(caseId)).identityDocument).toMatchObject({ type: "IDENTITY_CARD", number: holder.number });
    const chosen = await send(documents, shown, "issuer", { type: "PASSPORT", number: "YA1234567" });
    expect(chosen.status).toBe(303);
    expect(await rowOf(caseId)).toMatchObject({ documentRead: null, identityDocument: { number: "YA1234567" } });
  });

  test("for another person it goes; and with the draft", async () => {
    const holder = cardHolder(26);
    const { caseId } = await opened(holder, cardZone(holder).join(""));
    const person = `/cases/${caseId}/person`;
    const page = (await get(person)).text;
    expect((await send(person, page, "codiceFiscale", { mobile: "347 555 0199" })).status).toBe(303);
    expect((await rowOf(caseId)).documentRead).not.toBeNull();
    await must(editApplicant(desk.life.officer, { caseId, applicant: applicantOf(40) }));
    expect((await rowOf(caseId)).documentRead).toBeNull();

    const second = await opened(cardHolder(28), cardZone(cardHolder(28)).join(""));
    await must(withdraw(desk.life.officer, { caseId: second.caseId, day: desk.life.today, reason: "applicant-asked" }));
    expect(await rowOf(second.caseId)).toMatchObject({ state: "WITHDRAWN", documentRead: null });
  });
});

describe("what does not concern this person is not asked", () => {
  const asked = (html: string) => {
    const fields = formWith(html, "issuer").fields.filter(({ type }) => type !== "hidden");
    return fields.map(({ name }) => name).filter((name) => /permit|RESIDENCE/.test(name));
  };

  test("the permit of citizens outside the Union, its copies beside the others; not of others", async () => {
    const foreign = await opened(cardHolder(29), null, { citizenship: "MA" });
    expect(asked((await get(foreign.documents)).text)).toEqual([
      "RESIDENCE_PERMIT_FRONT",
      "RESIDENCE_PERMIT_BACK",
      "permitNumber",
      "permitExpiresOn",
    ]);
    const citizen = await opened(cardHolder(30), null);
    const shown = (await get(citizen.documents)).text;
    expect(asked(shown)).toEqual([]);
    // A permit that is read all the same is shown, not dropped.
    const [first = "", ...rest] = cardZone(cardHolder(30));
    const scan = [first.replace(/^C</, "IR"), ...rest].join("");
    const read = await send(citizen.documents, shown, "issuer", { scan });
    expect(asked(read.text)).toContain("permitNumber");
    expect(valueIn(read.text, "permitNumber")).toBe(cardHolder(30).number);
  });

  test("the approval with the kinds that need one; what stands in it opens it", async () => {
    const { documents } = await opened(cardHolder(31), null);
    const shown = (await get(documents)).text;
    expect(shown).toContain("<optgroup");
    expect(shown).not.toContain("c-only-approved is-open");
    const typed = { ...ISSUED, type: "NAUTICAL_LICENCE", number: "TO123", expiresOn: "2030-01-01" };
    const saved = await send(documents, shown, "issuer", typed);
    expect(redirectOf(saved)).toContain("/documents");
    const again = (await get(documents)).text;
    expect(again).toContain("c-only-approved is-open");
    expect(readable(again)).toContain(it.identityDocuments.refusals["approval-missing"]);
  });
});
