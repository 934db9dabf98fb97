import { Document, Font, Line, Page, Rect, renderToBuffer, Svg, Text, View } from "@react-pdf/renderer";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { projectPath } from "~/platform/project-file";
import { besideTick, tickIn } from "./cell";
import { fitRunning, type Paragraph } from "./fit-text";
import { HEAD } from "./sheet-head";
import { A4, type Box, inset, POINTS_PER_MM } from "./sheet-plan";
import { type Faces, FONT_FILES } from "./typeface.server";

const FAMILY = "Document";
const LINE = { thin: 0.5, strong: 1 };

/** Lays out the page that all sheets of a document share. About a second: once for each kind and edition. */
export async function layOut(page: ReactElement): Promise<Uint8Array> {
  Font.register({
    family: FAMILY,
    fonts: [
      { src: projectPath(FONT_FILES.regular), fontWeight: 400 },
      { src: projectPath(FONT_FILES.bold), fontWeight: 700 },
    ],
  });
  Font.registerHyphenationCallback((word) => [word]);
  return renderToBuffer(
    <Document>
      <Page size="A4" style={{ fontFamily: FAMILY, color: "#000" }}>
        {page}
      </Page>
    </Document>,
  );
}

export function Head({ title, subtitle }: { title: string; subtitle: string }) {
  return (
    <>
      <Words box={HEAD.title} size={12.6} weight={700}>
        {title}
      </Words>
      <Words box={HEAD.subtitle} size={8.6}>
        {subtitle}
      </Words>
      <Frame box={HEAD.copyLabel} line={LINE.strong} />
    </>
  );
}

/** The names of the sections, each above its cells. */
export function Headings<H extends string>({
  boxes,
  words,
}: {
  boxes: Record<H, Box>;
  words: Record<NoInfer<H>, string>;
}) {
  return (
    <>
      {entriesOf(boxes).map(([name, box]) => (
        <Words key={name} box={{ ...box, y: box.y + 0.5 }} size={8} weight={700}>
          {words[name]}
        </Words>
      ))}
    </>
  );
}

/** Cells of a label over a value, by name. */
export function Fields<N extends string>({
  boxes,
  labels,
}: {
  boxes: Record<N, Box>;
  labels: Record<NoInfer<N>, string>;
}) {
  return (
    <>
      {entriesOf(boxes).map(([name, box]) => (
        <Cell key={name} box={box} label={labels[name]} />
      ))}
    </>
  );
}

/** A framed cell with its label in the upper left corner; the value is written later. */
export function Cell({ box, label, children }: { box: Box; label: string; children?: ReactNode }) {
  return (
    <>
      <Frame box={box} line={LINE.thin} />
      <Words box={{ ...box, x: box.x + 1.4, y: box.y + 0.5, width: box.width - 1.6 }} size={5.8}>
        {label}
      </Words>
      {children}
    </>
  );
}

/** Room for a signature by hand: a strong frame, and the line to sign on. */
export function SignatureCell({ box, label }: { box: Box; label: string }) {
  return (
    <>
      <Frame box={box} line={LINE.strong} />
      <Words box={{ ...box, x: box.x + 1.4, y: box.y + 0.5, width: box.width - 1.6 }} size={6.4} weight={700}>
        {label}
      </Words>
      <Rule x={box.x + 4} y={box.y + box.height - 4} length={box.width - 8} />
    </>
  );
}

/** A square to be crossed, with its words. */
export function Choice({ box, children }: { box: Box; children?: string }) {
  const words = besideTick(box);
  return (
    <>
      <Frame box={tickIn(box)} line={LINE.thin} />
      {children === undefined ? null : (
        <Words box={{ ...words, y: box.y + box.height - 4.6 }} size={8}>
          {children}
        </Words>
      )}
    </>
  );
}

/** Running text in a frame, as large as the frame allows. */
export function Running({
  box,
  faces,
  size,
  children,
}: {
  box: Box;
  faces: Faces;
  size: number;
  children: Paragraph[];
}) {
  const room = inset(box, 1.8, 1.2);
  const [width, height] = [room.width * POINTS_PER_MM, room.height * POINTS_PER_MM];
  const { lines, size: fit, leading } = fitRunning(faces.regular.measure, children, width, height, size);
  return (
    <>
      <Frame box={box} line={LINE.thin} />
      {lines.map(({ mark, text, indent }, index) => {
        const line = { ...room, y: room.y + (index * leading) / POINTS_PER_MM };
        return (
          <Fragment key={text}>
            {mark === "" ? null : (
              <Words box={line} size={fit}>
                {mark}
              </Words>
            )}
            <Words box={{ ...line, x: line.x + indent / POINTS_PER_MM }} size={fit}>
              {text}
            </Words>
          </Fragment>
        );
      })}
    </>
  );
}

/** One line of words at the top of its box; it may run over the right edge, never break. */
export function Words({
  box,
  size,
  weight = 400,
  children,
}: {
  box: Box;
  size: number;
  weight?: 400 | 700;
  children: string;
}) {
  const style = { position: "absolute" as const, left: points(box.x), top: points(box.y), width: points(A4.width) };
  return (
    <View style={style}>
      <Text style={{ fontSize: size, fontWeight: weight, lineHeight: 1.2 }}>{children}</Text>
    </View>
  );
}

/** Lines are drawn on the edge, so that those of neighbours fall on each other. */
export function Frame({ box: { x, y, width, height }, line }: { box: Box; line: number }) {
  return (
    <Drawing>
      <Rect
        x={points(x)}
        y={points(y)}
        width={points(width)}
        height={points(height)}
        stroke="#000"
        strokeWidth={line}
        fill="none"
      />
    </Drawing>
  );
}

function Rule({ x, y, length }: { x: number; y: number; length: number }) {
  return (
    <Drawing>
      <Line
        x1={points(x)}
        y1={points(y)}
        x2={points(x + length)}
        y2={points(y)}
        stroke="#000"
        strokeWidth={LINE.thin}
      />
    </Drawing>
  );
}

function Drawing({ children }: { children: ReactElement }) {
  const [width, height] = [points(A4.width), points(A4.height)];
  return (
    <Svg viewBox={`0 0 ${width} ${height}`} style={{ position: "absolute", left: 0, top: 0, width, height }}>
      {children}
    </Svg>
  );
}

const points = (millimetres: number) => millimetres * POINTS_PER_MM;

const entriesOf = <K extends string, V>(record: Record<K, V>) => Object.entries(record) as [K, V][];
