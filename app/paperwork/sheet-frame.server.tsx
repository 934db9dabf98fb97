import { Document, Font, Image, Line, Page, Rect, renderToBuffer, Svg, Text, View } from "@react-pdf/renderer";
import { createContext, Fragment, type ReactElement, type ReactNode, useContext } from "react";
import { projectPath } from "~/platform/project-file";
import { besideTick, tickIn } from "./cell";
import { runningRoom } from "./changeable-texts";
import { fitLine, fitRunning, type Paragraph } from "./fit-text";
import { HEAD, labelIn, logoBox, SIZES } from "./sheet-head";
import { A4, type Box, POINTS_PER_MM } from "./sheet-plan";
import type { Logo } from "./texts";
import { type Faces, FONT_FILES } from "./typeface.server";

const FAMILY = "Document";
const LINE = { thin: 0.5, strong: 1 };

/** What a page is laid out with, beside its own words. */
export type Setting = {
  /** Measures words, so that they get smaller rather than leave their box. */
  faces?: Faces;
  logo?: Logo | null;
  /** What stands in the boxes for signatures where nobody signs; left out, a line to sign on. */
  unsigned?: string;
};

const CurrentSetting = createContext<Setting>({});

/** Lays out the page that all sheets of a document share. About a second: once for each kind and edition. */
export async function layOut(page: ReactElement, setting: Setting = {}): Promise<Uint8Array> {
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
        <CurrentSetting.Provider value={setting}>{page}</CurrentSetting.Provider>
      </Page>
    </Document>,
  );
}

export function Head({ title, subtitle }: { title: string; subtitle: string }) {
  const { logo } = useContext(CurrentSetting);
  return (
    <>
      {logo ? <Picture of={logo} /> : null}
      <Words box={HEAD.title} size={SIZES.title} weight={700} fit>
        {title}
      </Words>
      <Words box={HEAD.subtitle} size={SIZES.subtitle} fit>
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
        <Words key={name} box={{ ...box, y: box.y + 0.5 }} size={SIZES.heading} weight={700} fit>
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
      <Words box={labelIn(box)} size={SIZES.label} fit>
        {label}
      </Words>
      {children}
    </>
  );
}

/** Room for a signature by hand: a strong frame, and the line to sign on. */
export function SignatureCell({ box, label }: { box: Box; label: string }) {
  const { unsigned } = useContext(CurrentSetting);
  return (
    <>
      <Frame box={box} line={LINE.strong} />
      <Words box={labelIn(box)} size={SIZES.signature} weight={700} fit>
        {label}
      </Words>
      {unsigned === undefined ? (
        <Rule x={box.x + 4} y={box.y + box.height - 4} length={box.width - 8} />
      ) : (
        <Struck box={box}>{unsigned}</Struck>
      )}
    </>
  );
}

/** No room for a signature: two strokes through the box, and under them why. */
function Struck({ box: { x, y, width, height }, children }: { box: Box; children: string }) {
  const [left, right, top, bottom] = [x + 1, x + width - 1, y + 4.4, y + height - 5];
  const stroke = (from: number, to: number) => (
    <Drawing>
      <Line
        x1={points(left)}
        y1={points(from)}
        x2={points(right)}
        y2={points(to)}
        stroke="#000"
        strokeWidth={LINE.thin}
      />
    </Drawing>
  );
  return (
    <>
      {stroke(top, bottom)}
      {stroke(bottom, top)}
      <Words box={{ x: x + 1.4, y: y + height - 4, width: width - 2.8, height: 4 }} size={7.4} weight={700} fit>
        {children}
      </Words>
    </>
  );
}

function Picture({ of }: { of: Logo }) {
  const { x, y, width, height } = logoBox(of);
  const style = { position: "absolute" as const, left: points(x), top: points(y) };
  return (
    <Image
      src={{ data: Buffer.from(of.png), format: "png" }}
      style={{ ...style, width: points(width), height: points(height) }}
    />
  );
}

/** A square to be crossed, with its words. */
export function Choice({ box, children }: { box: Box; children?: string }) {
  const words = besideTick(box);
  return (
    <>
      <Frame box={tickIn(box)} line={LINE.thin} />
      {children === undefined ? null : (
        <Words box={{ ...words, y: box.y + box.height - 4.6 }} size={8} fit>
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
  const room = runningRoom(box);
  const [width, height] = [room.width * POINTS_PER_MM, room.height * POINTS_PER_MM];
  const { lines, size: fit, leading } = fitRunning(faces.regular.measure, children, width, height, size);
  return (
    <>
      <Frame box={box} line={LINE.thin} />
      {lines.map(({ mark, text, indent }, index) => {
        const line = { ...room, y: room.y + (index * leading) / POINTS_PER_MM };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and two may say the same
          <Fragment key={index}>
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

/** One line of words at the top of its box; with `fit` smaller where the box is too narrow, else over its right edge. */
export function Words({
  box,
  size,
  weight = 400,
  fit = false,
  children,
}: {
  box: Box;
  size: number;
  weight?: 400 | 700;
  fit?: boolean;
  children: string;
}) {
  const { faces } = useContext(CurrentSetting);
  const face = faces?.[weight === 700 ? "bold" : "regular"];
  const fontSize = fit && face ? fitLine(face.measure, children, points(box.width), size) : size;
  const style = { position: "absolute" as const, left: points(box.x), top: points(box.y), width: points(A4.width) };
  return (
    <View style={style}>
      <Text style={{ fontSize, fontWeight: weight, lineHeight: 1.2 }}>{children}</Text>
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
