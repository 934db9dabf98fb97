import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect } from "vitest";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { day } from "~/terms/day";
import { samplePictures } from "~db/seed/pictures";

const PERSON = { surname: "Verdi", name: "Giuseppina" };
const CODE = composeCodiceFiscale({ ...PERSON, sex: "F", birthDate: day("1990-02-28"), birthPlaceCode: "L219" });
const DEVICE = "7430010024925855";

export type Desks = {
  address: string;
  officer: Page;
  officerName: string;
  clerk: Page;
  files: { front: string; back: string; card: string };
  /** Of the mandate the case is opened under, when there are several to choose from. */
  mandate: string | null;
};

/** Two photographs of a card as a telephone makes them, and a scan of the other one as a PDF of two pages. */
export async function realFiles(folder: string) {
  const pictures = await samplePictures();
  const [front, back, card] = ["fronte.jpg", "retro.jpg", "tessera.pdf"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const photo = (picture: Buffer) => sharp(picture).resize(3000).withMetadata({ orientation: 1 }).jpeg().toBuffer();
  writeFileSync(front, await photo(pictures.ID_FRONT));
  writeFileSync(back, await photo(pictures.ID_BACK));
  const scan = await PDFDocument.create();
  for (const side of [pictures.CF_FRONT, pictures.CF_BACK]) {
    const image = await scan.embedJpg(side);
    scan.addPage([856, 540]).drawImage(image, { x: 0, y: 0, width: 856, height: 540 });
  }
  writeFileSync(card, await scan.save());
  return { front, back, card };
}

/** One case taken through the browser, step by step, by an officer and a clerk. */
export class CaseWalk {
  caseUrl = "";
  private batchUrl = "";
  constructor(private readonly desks: Desks) {}

  /** From an empty form to a person identified, with bad input on the way. */
  async identify(): Promise<void> {
    const page = this.desks.officer;
    await this.go(page, "/cases/new");
    await page.fill("[name=codiceFiscale]", `${CODE.slice(0, 15)}${CODE.endsWith("A") ? "B" : "A"}`);
    await submit(page, "Compila");
    await expect
      .poll(() => page.locator(".c-error").first().textContent())
      .toContain("L’ultimo carattere non corrisponde");

    await page.fill("[name=codiceFiscale]", CODE);
    await submit(page, "Compila");
    expect(await page.inputValue("[name=birthDate]")).toBe("1990-02-28");
    expect(await page.inputValue("[name=birthPlace]")).toContain("Torino");
    await page.fill("[name=surname]", PERSON.surname);
    await page.fill("[name=name]", PERSON.name);
    await page.fill("[name=street]", "Via Nizza 47");
    await page.fill("[name=postcode]", "10126");
    await page.fill("[name=municipality]", "Torino");
    await page.fill("[name=province]", "TO");
    await page.fill("[name=email]", "giuseppina.verdi@esempio,it");
    await page.fill("[name=mobile]", "347 555 0198");
    const { mandate } = this.desks;
    if (mandate !== null) await page.selectOption("[name=mandate]", await optionWith(page, "mandate", mandate));
    await submit(page, /^Apri la pratica/);
    expect(await page.locator("#email-errore, .has-error").first().textContent()).toContain(
      "giuseppina.verdi@esempio.it",
    );
    expect(await page.inputValue("[name=street]")).toBe("Via Nizza 47");

    await page.fill("[name=email]", "giuseppina.verdi@esempio.it");
    await submit(page, /^Apri la pratica/);
    this.caseUrl = path(page).replace(/\/documents$/, "");
    expect(this.caseUrl).toMatch(/^\/cases\/[0-9a-f-]{36}$/);

    await page.selectOption("[name=type]", "IDENTITY_CARD");
    await page.fill("[name=number]", "CA12345AB");
    await page.fill("[name=issuer]", "Ministero dell’Interno");
    await page.fill("[name=issuedOn]", "2023-05-02");
    await page.fill("[name=expiresOn]", "2033-05-01");
    await page.setInputFiles("[name=ID_FRONT]", this.desks.files.front);
    await page.setInputFiles("[name=ID_BACK]", this.desks.files.back);
    await page.setInputFiles("[name=CF_FRONT]", this.desks.files.card);
    await submit(page, /^Salva e vai a Modulo/);
    await page.waitForURL(/\/identify/);

    await submit(page, /^Identifica/);
    expect(await page.locator(".c-errors").textContent()).toContain("persona");
    await page.check("[name=present]");
    await page.check("[name=compared]");
    await submit(page, /^Identifica/);
    expect(path(page)).toBe(`${this.caseUrl}/envelope`);
  }

  /** Folder handed over, form printed, three copies signed. */
  async sign(): Promise<void> {
    const page = this.desks.officer;
    await page.fill("[name=serial]", "TO-99999");
    for (const box of await page.locator("main input[type=checkbox]").all()) await box.check();
    await submit(page, /^Registra la consegna/);
    expect(await page.locator(".c-errors").count()).toBe(1);
    const hint = (await page.locator("main .c-hint").first().textContent()) ?? "";
    const serial = /TO-\d{5}/.exec(hint)?.[0] ?? "";
    await page.fill("[name=serial]", serial);
    await submit(page, /^Registra la consegna/);
    expect(path(page)).toBe(`${this.caseUrl}/sign`);

    await page
      .locator("main")
      .getByRole("button", { name: /^Stampa/ })
      .or(page.locator("main").getByRole("link", { name: /^Stampa/ }))
      .first()
      .click();
    await page.waitForLoadState();
    const pdf = await page.request.get(`${this.desks.address}${this.caseUrl}/form.pdf`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    expect((await PDFDocument.load(await pdf.body())).getPageCount()).toBe(3);

    await this.go(page, `${this.caseUrl}/sign`);
    await page.check("[name=applicantSignedAll]");
    await page.check("[name=officerSignedAll]");
    await submit(page, /^Registra le/);
    await this.go(page, this.caseUrl);
    expect(await page.locator("main").textContent()).toContain("Modulo firmato");
  }

  /** The slip is filled, closed, opened at the counter and taken. */
  async present(): Promise<void> {
    const page = this.desks.officer;
    await this.go(page, `/batches?case=${this.caseUrl.split("/").at(-1)}`);
    await submit(page, "Metti in distinta");
    this.batchUrl = path(page);
    expect(this.batchUrl).toMatch(/^\/batches\/[0-9a-f-]{36}/);
    this.batchUrl = this.batchUrl.split("/").slice(0, 3).join("/");
    await this.go(page, `${this.batchUrl}/close`);
    await submit(page, /^Chiudi/);
    const slip = await page.request.get(`${this.desks.address}${this.batchUrl}/slip.pdf`);
    expect((await PDFDocument.load(await slip.body())).getPageCount()).toBe(2);

    const desk = this.desks.clerk;
    await this.go(desk, `/counter/slips/${this.batchUrl.split("/").at(-1)}`);
    await submit(desk, /^Apri la distinta/);
    for (const mark of await desk.locator("main input[type=checkbox]").all()) await mark.check();
    await submit(desk, /^Accetta/);
    await submit(desk, /^Conferma/);
    expect(new URL(desk.url()).searchParams.get("detto")).toBe("confirmed");
    await this.go(desk, this.caseUrl);
    expect(await desk.locator("main").textContent()).toContain("Giuseppina Verdi");
  }

  /** The device is made, collected and delivered; the receipts come back. */
  async finish(): Promise<void> {
    const desk = this.desks.clerk;
    const caseId = this.caseUrl.split("/").at(-1);
    await this.go(desk, `/counter/production/${caseId}`);
    await desk.fill("[name=serial]", DEVICE);
    await desk.fill("[name=authSerial]", "5A01C3");
    await desk.fill("[name=signSerial]", "5A01C4");
    await submit(desk, /^Registra/);
    for (const paper of ["registration", "receipt"]) {
      const pdf = await desk.request.get(`${this.desks.address}/counter/papers/${caseId}/${paper}.pdf`);
      expect((await PDFDocument.load(await pdf.body())).getPageCount()).toBe(3);
    }
    await this.go(desk, `/counter/collection?case=${caseId}`);
    await desk.locator("main").getByRole("checkbox", { name: /Verdi/ }).check();
    await desk.selectOption("[name=officerId]", await optionWith(desk, "officerId", this.desks.officerName));
    await desk.check("[name=registrationFormsSigned]");
    await submit(desk, /^Consegna a chi ritira/);

    const page = this.desks.officer;
    await this.go(page, `${this.caseUrl}/deliver`);
    await page.fill("[name=deviceSerial]", "1111222233334444");
    for (const box of await page.locator("main input[type=checkbox]").all()) await box.check();
    await submit(page, /^(Registra|Consegna)/);
    expect(await page.locator(".c-errors").count()).toBe(1);
    await page.fill("[name=deviceSerial]", DEVICE);
    await submit(page, /^(Registra|Consegna)/);
    expect(path(page)).toBe(this.caseUrl);
    expect(await page.locator("#atto").textContent()).toContain("Recapita le due ricevute firmate");

    await this.go(desk, "/counter/returns");
    const code = /[0-9A-HJKMNP-TV-Z]{10}/.exec((await page.locator(".c-head__sub").textContent()) ?? "")?.[0] ?? "";
    await desk.fill("[name=read]", `${code}-C2-1`);
    await desk.keyboard.press("Enter");
    await desk.waitForLoadState();
    await desk.check("[name=originals]");
    await desk.selectOption("[name=bearer]", await optionWith(desk, "bearer", this.desks.officerName));
    await submit(desk, /^Registra/);
    await this.go(page, this.caseUrl);
    expect(await page.locator("main").textContent()).toContain("Chiusa");
    expect(await page.locator(".c-balance").textContent()).toContain("Nove copie su nove");
  }

  private go(page: Page, path: string) {
    return page.goto(`${this.desks.address}${path}`);
  }
}

export const submit = async (page: Page, button: string | RegExp): Promise<void> => {
  await page.locator("main").getByRole("button", { name: button }).first().click();
  await page.waitForLoadState();
};

export const path = (page: Page): string => new URL(page.url()).pathname;

export const optionWith = async (page: Page, name: string, words: string): Promise<string> =>
  (await page.locator(`[name=${name}] option`, { hasText: words }).first().getAttribute("value")) ?? "";
