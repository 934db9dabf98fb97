import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { type CasePaper, impressionOf } from "~/paperwork/case-papers.server";
import { type PrintOrder, print, printRun } from "~/paperwork/press.server";
import { deliveryReceiptOf, registrationFormOf, requestFormOf } from "../support/paper-cases";

/**
 * `npm run test:pdfa`: what the press prints is PDF/A-1b for Apache PDFBox Preflight, and whole for qpdf. Preflight needs
 * Java, with two of the libraries that Java itself no longer brings.
 */
const JARS = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"].map(
  (name) => `/usr/share/java/${name}.jar`,
);
const PACKAGES = "default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java qpdf";

const isThere = (command: string, flag: string) => spawnSync(command, [flag]).status === 0;
if (!JARS.every((jar) => existsSync(jar)) || !isThere("java", "-version") || !isThere("qpdf", "--version")) {
  process.stderr.write(`Java, Apache PDFBox and qpdf are needed; on Debian: apt-get install ${PACKAGES}\n`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), "cartellina-pdfa-"));
try {
  let failures = 0;
  for (const [name, pdf, isValid] of await files()) {
    const path = join(folder, `${name}.pdf`);
    writeFileSync(path, pdf);
    const preflight = spawnSync("java", ["-cp", JARS.join(":"), "org.apache.pdfbox.preflight.Validator_A1b", path]);
    const verdict = String(preflight.stdout);
    const isRight = isValid
      ? preflight.status === 0 && verdict.includes("is a valid PDF/A-1b file") && isWhole(path)
      : verdict.includes("is not a valid PDF/A-1b file");
    process.stdout.write(`${isRight ? "ok  " : "FAIL"} ${name}: ${isValid ? "valid" : "refused"}\n`);
    if (isRight) continue;
    failures += 1;
    process.stdout.write(`${verdict}${preflight.stderr}\n`);
  }
  process.exitCode = failures === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function isWhole(path: string): boolean {
  const check = spawnSync("qpdf", ["--check", path]);
  if (check.status !== 0) process.stdout.write(`${check.stdout}${check.stderr}\n`);
  return check.status === 0;
}

/** Name, bytes, and whether they must be found valid. */
async function files(): Promise<[string, Uint8Array, boolean][]> {
  const papers = [0, 1, 2, 3].flatMap((index) => [
    requestFormOf(index),
    registrationFormOf(index),
    deliveryReceiptOf(index),
  ]);
  return [
    ["request form", await print(impressionOf(requestFormOf(0))), true],
    ["registration form", await print(impressionOf(registrationFormOf(1))), true],
    ["delivery receipt", await print(impressionOf(deliveryReceiptOf(2))), true],
    ["names outside Latin", await print(impressionOf(named("Жуков-Παπαδόπουλος 漢", requestFormOf(3)))), true],
    ["run by case", await run(papers, "CASE"), true],
    ["run by copy", await run(papers, "COPY"), true],
    ["control - a document of pdf-lib", await another(), false],
    ["control - ours without its output intent", await withoutIntent(), false],
  ];
}

function run(papers: readonly CasePaper[], order: PrintOrder): Promise<Uint8Array> {
  return printRun({ title: "Stampa", subject: "Dodici documenti", order, impressions: papers.map(impressionOf) });
}

function named(surname: string, paper: CasePaper): CasePaper {
  if (paper.document !== "REQUEST_FORM") return paper;
  return { ...paper, content: { ...paper.content, applicant: { ...paper.content.applicant, surname } } };
}

async function another(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage().drawText("Not embedded");
  return document.save({ useObjectStreams: false });
}

async function withoutIntent(): Promise<Uint8Array> {
  const pdf = Buffer.from(await print(impressionOf(requestFormOf(0)))).toString("latin1");
  return Buffer.from(pdf.replace("/OutputIntents", "/OutputNothing"), "latin1");
}
