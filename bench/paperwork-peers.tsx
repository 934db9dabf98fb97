import fontkit from "@pdf-lib/fontkit";
import { Document, Font, Page, Path, renderToBuffer, Svg, Text, View } from "@react-pdf/renderer";
import bwip from "bwip-js/node";
import {
  drawObject,
  PDFDocument,
  type PDFFont,
  type PDFPage,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
  translate,
} from "pdf-lib";
import QRCode from "qrcode";
import { Fragment } from "react";
import type { CasePaper } from "~/paperwork/case-papers.server";
import { besideTick, tickIn, writingIn } from "~/paperwork/cell";
import type { Paragraph } from "~/paperwork/fit-text";
import { contentHash, type RequestFormContent } from "~/paperwork/request-form";
import {
  CONSENT,
  CONSENT_CHOICES,
  REQUEST_FORM,
  REQUEST_FORM_FIELDS,
  REQUEST_TYPE_CHOICES,
  TOPIC_BOXES,
} from "~/paperwork/request-form-boxes";
import { layOutRequestForm } from "~/paperwork/request-form-layout.server";
import { valuesOf } from "~/paperwork/request-form-sheets.server";
import { sheetCode } from "~/paperwork/sheet-code";
import { HEAD } from "~/paperwork/sheet-head";
import { A4, type Box, inset, POINTS_PER_MM } from "~/paperwork/sheet-plan";
import { textsOf } from "~/paperwork/texts";
import { FONT_FILES, openFaces } from "~/paperwork/typeface.server";
import { projectPath, readProjectFile } from "~/platform/project-file";

/**
 * The request form as users of @react-pdf/renderer and of pdf-lib would write it: same boxes, same texts, same bar codes.
 * Both draw the bars of a code as one path; pdf-lib's user shrinks a long value by one measurement.
 */

/** What stands on the sheets of a case, and where. */
type Sheet = { written: Written[]; ticks: Box[]; qr: Bar[]; sheets: { label: string; code: string; bars: Bar[] }[] };
type Written = { text: string; box: Box; size: number; bold?: boolean };

function sheetOf({ printing, edition, ...paper }: CasePaper): Sheet {
  const content = paper.content as RequestFormContent;
  const texts = textsOf(edition);
  const values = valuesOf(content, texts, printing.caseNumber);
  const fields = Object.entries(REQUEST_FORM_FIELDS).map(([name, cell]) => ({
    text: values[name as keyof typeof values],
    box: writingIn(cell),
    size: 10,
  }));
  const topics = TOPIC_BOXES.map((box, index) => ({
    text: content.topics[index] ?? "",
    box: besideTick(box),
    size: 8,
  }));
  const foot = texts.foot(content.formVersion, content.rulesetCode, printing.version, contentHash(content));
  return {
    written: [
      { text: content.chamber, box: HEAD.chamber, size: 11, bold: true },
      { text: content.office, box: HEAD.office, size: 8.6 },
      { text: foot, box: HEAD.foot, size: 5.8 },
      ...fields.filter(({ text }) => text !== ""),
      ...topics,
    ],
    ticks: [
      tickIn(REQUEST_TYPE_CHOICES[content.requestType]),
      tickIn(REQUEST_FORM.cells.sealIntact),
      tickIn(content.publicationConsent ? CONSENT_CHOICES.yes : CONSENT_CHOICES.no),
      ...TOPIC_BOXES.map(tickIn),
    ],
    qr: qrBars(printing.address ?? "", HEAD.qr),
    sheets: ([1, 2, 3] as const).map((copyNo) => {
      const code = sheetCode({ ...printing, document: "REQUEST_FORM", copyNo });
      return { label: texts.copyLabels.requestForm[copyNo - 1] ?? "", code, bars: code128Bars(code, HEAD.barCode) };
    }),
  };
}

/** Left, bottom, width, height in points, from the upper left corner of the code's box; upwards is positive. */
type Bar = [number, number, number, number];

function qrBars(text: string, box: Box): Bar[] {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  const module = points(box.width) / (size + 8);
  const bars: Bar[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const start = column;
      while (column < size && data[row * size + column]) column += 1;
      if (column > start) bars.push([(start + 4) * module, -(row + 5) * module, (column - start) * module, module]);
    }
  }
  return bars;
}

function code128Bars(text: string, box: Box): Bar[] {
  const code = bwip.raw({ bcid: "code128", text })[0];
  if (!code || !("sbs" in code)) throw new Error("no bar code was made");
  const module = points(box.width) / (code.sbs.reduce((sum, width) => sum + width, 0) + 20);
  const bars: Bar[] = [];
  let x = 10;
  code.sbs.forEach((width, index) => {
    if (index % 2 === 0) bars.push([x * module, -points(box.height), width * module, points(box.height)]);
    x += width;
  });
  return bars;
}

const points = (millimetres: number) => millimetres * POINTS_PER_MM;

// ── @react-pdf/renderer: the whole form, case by case

const FAMILY = "Peer";

export function registerFonts(): void {
  const [regular, bold] = [FONT_FILES.regular, FONT_FILES.bold].map(projectPath);
  Font.register({
    family: FAMILY,
    fonts: [
      { src: regular ?? "", fontWeight: 400 },
      { src: bold ?? "", fontWeight: 700 },
    ],
  });
  Font.registerHyphenationCallback((word) => [word]);
}

export function reactPdf(paper: CasePaper): Promise<Uint8Array> {
  const sheet = sheetOf(paper);
  const texts = textsOf(paper.edition);
  return renderToBuffer(
    <Document language="it-IT" title={paper.printing.caseNumber}>
      {sheet.sheets.map(({ label, code, bars }) => (
        <Page key={code} size="A4" style={{ fontFamily: FAMILY, color: "#000" }}>
          <Form texts={texts} />
          {sheet.written.map(({ text, box, size, bold }) => (
            <Words key={`${box.x} ${box.y}`} box={box} size={size} bold={bold}>
              {text}
            </Words>
          ))}
          {sheet.ticks.map((box) => (
            <Words key={`${box.x} ${box.y}`} box={box} size={8}>
              ×
            </Words>
          ))}
          <Drawn box={HEAD.qr} bars={sheet.qr} />
          <Drawn box={HEAD.barCode} bars={bars} />
          <Words box={HEAD.copyLabel} size={12} bold>
            {label}
          </Words>
          <Words box={HEAD.code} size={10}>
            {code}
          </Words>
        </Page>
      ))}
    </Document>,
  );
}

function Form({ texts }: { texts: ReturnType<typeof textsOf> }) {
  const { labels, ...words } = texts.requestForm;
  const { cells, headings } = REQUEST_FORM;
  const named = { ...REQUEST_FORM_FIELDS, publicationConsent: CONSENT, ...pick(cells, LABELLED) };
  const choices: [Box, string][] = [
    ...Object.entries(REQUEST_TYPE_CHOICES).map(([type, box]): [Box, string] => [
      box,
      texts.requestTypes[type as keyof typeof texts.requestTypes],
    ]),
    [cells.sealIntact, texts.sealIntact],
    [CONSENT_CHOICES.yes, texts.yes],
    [CONSENT_CHOICES.no, texts.no],
    ...TOPIC_BOXES.map((box): [Box, string] => [box, ""]),
  ];
  return (
    <>
      <Words box={HEAD.title} size={12.6} bold>
        {words.title}
      </Words>
      <Words box={HEAD.subtitle} size={8.6}>
        {words.subtitle}
      </Words>
      <Frame box={HEAD.copyLabel} />
      {Object.entries(headings).map(([name, box]) => (
        <Words key={name} box={box} size={8} bold>
          {words.headings[name as keyof typeof headings]}
        </Words>
      ))}
      {Object.entries(named).map(([name, box]) => (
        <Frame key={name} box={box}>
          {labels[name as keyof typeof labels]}
        </Frame>
      ))}
      {choices.map(([box, text]) => (
        <Fragment key={`${box.x} ${box.y}`}>
          <Frame box={tickIn(box)} />
          {text === "" ? null : (
            <Words box={{ ...besideTick(box), y: box.y + box.height - 4.6 }} size={8}>
              {text}
            </Words>
          )}
        </Fragment>
      ))}
      <Running box={cells.declarations} size={6.2} paragraphs={words.declarations} />
      <Running box={cells.clauses} size={6.2} paragraphs={words.clauses} />
      <Running box={cells.attestation} size={6.2} paragraphs={words.attestation} />
    </>
  );
}

const LABELLED = [
  "requestType",
  "sealIntact",
  "topics",
  "applicantSignature",
  "clausesSignature",
  "officerSignature",
] as const;

const pick = <T extends object, K extends keyof T>(from: T, names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;

const placed = ({ x, y, width, height }: Box) => ({
  position: "absolute" as const,
  left: points(x),
  top: points(y),
  width: points(width),
  height: points(height),
});

function Frame({ box, children }: { box: Box; children?: string }) {
  return (
    <View style={{ ...placed(box), border: "0.5pt solid #000", padding: 1.4 }}>
      {children === undefined ? null : <Text style={{ fontSize: 5.8 }}>{children}</Text>}
    </View>
  );
}

function Words({ box, size, bold, children }: { box: Box; size: number; bold?: boolean; children: string }) {
  const { height: _, ...room } = placed(box);
  return <Text style={{ ...room, fontSize: size, fontWeight: bold ? 700 : 400 }}>{children}</Text>;
}

function Running({ box, size, paragraphs }: { box: Box; size: number; paragraphs: readonly Paragraph[] }) {
  return (
    <View style={{ ...placed(box), border: "0.5pt solid #000", padding: 4 }}>
      {paragraphs.map((paragraph) => {
        const text = typeof paragraph === "string" ? paragraph : `${paragraph.mark} ${paragraph.text}`;
        return (
          <Text key={text} style={{ fontSize: size }}>
            {text}
          </Text>
        );
      })}
    </View>
  );
}

function Drawn({ box, bars }: { box: Box; bars: Bar[] }) {
  const path = bars.map(([x, y, width, height]) => rectangle(x, -y - height, width, height)).join("");
  return (
    <Svg style={placed(box)} viewBox={`0 0 ${points(box.width)} ${points(box.height)}`}>
      <Path d={path} fill="#000" />
    </Svg>
  );
}

const rectangle = (x: number, y: number, width: number, height: number) =>
  `M${x.toFixed(2)} ${y.toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}h${(-width).toFixed(2)}z`;

// ── pdf-lib: the form laid out beforehand and embedded, each value drawn on each copy

export type Ready = { template: PDFDocument; regular: Uint8Array; bold: Uint8Array };

export async function readPdfLib(paper: CasePaper): Promise<Ready> {
  const [regular, bold] = await Promise.all([readProjectFile(FONT_FILES.regular), readProjectFile(FONT_FILES.bold)]);
  const page = await layOutRequestForm(textsOf(paper.edition), { faces: await openFaces() });
  return { template: await PDFDocument.load(page), regular, bold };
}

/** drawText places glyphs without kerning: asking for it would only cost time. */
const PLAIN = { kern: false, liga: false };

/** One document of all these papers, its fonts subset and embedded once, a case's QR code drawn once. */
export async function pdfLib(ready: Ready, papers: readonly CasePaper[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const fonts = {
    regular: await document.embedFont(ready.regular, { subset: true, features: PLAIN }),
    bold: await document.embedFont(ready.bold, { subset: true, features: PLAIN }),
  };
  const form = await document.embedPage(ready.template.getPage(0));
  const measure = newMeasure();
  for (const paper of papers) {
    const sheet = sheetOf(paper);
    const qr = drawing(document, sheet.qr);
    for (const { label, code, bars } of sheet.sheets) {
      const page = document.addPage([points(A4.width), points(A4.height)]);
      page.drawPage(form);
      for (const { text, box, size, bold } of sheet.written)
        write(page, fonts[bold ? "bold" : "regular"], text, box, size, measure);
      for (const box of sheet.ticks) write(page, fonts.regular, "×", box, 11, measure);
      place(page, qr, HEAD.qr);
      place(page, drawing(document, bars), HEAD.barCode);
      write(page, fonts.bold, label, inset(HEAD.copyLabel, 2, 1), 12, measure);
      write(page, fonts.regular, code, inset(HEAD.code, 12, 0), 10, measure);
    }
  }
  return document.save();
}

/** Bars as a form of their own: `drawSvgPath` would parse the path again on each page and keep an object for each line. */
function drawing(document: PDFDocument, bars: Bar[]): PDFRef {
  const operators = bars.map((sides) => `${sides.map((side) => side.toFixed(2)).join(" ")} re`).join("\n");
  const form = { Type: "XObject", Subtype: "Form", BBox: [0, -100, 300, 100] };
  return document.context.register(document.context.flateStream(`${operators}\nf`, form));
}

function place(page: PDFPage, form: PDFRef, box: Box): void {
  const { x, y } = corner(box);
  const name = page.node.newXObject("Bars", form);
  page.pushOperators(pushGraphicsState(), translate(x, y), drawObject(name), popGraphicsState());
}

type Measure = (font: PDFFont, text: string, width: number, size: number) => number;

/** A text that comes again is not measured again. */
function newMeasure(): Measure {
  const widths = new Map<string, number>();
  return (font, text, width, size) => {
    const key = `${font.name} ${text}`;
    const known = widths.get(key) ?? font.widthOfTextAtSize(text, 1);
    widths.set(key, known);
    return Math.min(size, width / known);
  };
}

function write(page: PDFPage, font: PDFFont, text: string, box: Box, size: number, measure: Measure): void {
  const { x, y } = corner(box);
  const place = { x, y: y - points(box.height) + 0.24 * size };
  page.drawText(text, { ...place, size: measure(font, text, points(box.width), size), font });
}

const corner = ({ x, y }: Box) => ({ x: points(x), y: points(A4.height - y) });
