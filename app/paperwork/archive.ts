/**
 * What a file must say of itself to be kept for years: PDF/A-1, level B (ISO 19005-1, 6.2.2 and 6.7).
 * The documents are black on white; the output intent says what that black is.
 */

/** `language`: Italian when left out. */
export type DocumentFacts = { title: string; subject: string; language?: "en-GB" };

const CREATOR = "Cartellina";

/** The document's information in XMP, saying the same as the Info dictionary (6.7.3). */
export function xmpMetadata({ title, subject }: DocumentFacts): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(subject)}</rdf:li></rdf:Alt></dc:description>
   <xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>
   <pdf:Producer>${CREATOR}</pdf:Producer>
   <pdfaid:part>1</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

export const infoEntries = ({ title, subject }: DocumentFacts): Record<string, string> => ({
  Title: title,
  Subject: subject,
  Creator: CREATOR,
  Producer: CREATOR,
});

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** An ICC profile (ICC.1:2001-04) of the colour space sRGB, IEC 61966-2-1: three primaries and one tone curve. */
export function srgbProfile(): Buffer {
  const curve = toneCurve();
  const tags: [string, Buffer][] = [
    ["desc", description("sRGB IEC61966-2.1")],
    ["cprt", Buffer.concat([signature("text"), Buffer.from("No copyright\0", "latin1")])],
    ["wtpt", xyz(0.9642, 1, 0.8249)],
    // The primaries of sRGB, adapted to the white D50 of the profile connection space.
    ["rXYZ", xyz(0.43607, 0.22249, 0.01392)],
    ["gXYZ", xyz(0.38515, 0.71687, 0.09708)],
    ["bXYZ", xyz(0.14307, 0.06061, 0.7141)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const HEADER = 128;
  const start = HEADER + 4 + 12 * tags.length;
  const table: Buffer[] = [int32(tags.length)];
  const data: Buffer[] = [];
  const placed = new Map<Buffer, number>();
  let length = 0;
  for (const [name, bytes] of tags) {
    if (!placed.has(bytes)) {
      placed.set(bytes, start + length);
      const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
      data.push(padded);
      length += padded.length;
    }
    table.push(Buffer.from(name, "latin1"), int32(placed.get(bytes) ?? 0), int32(bytes.length));
  }
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(start + length, 0);
  header.writeUInt32BE(0x02100000, 8);
  header.write("mntrRGB XYZ ", 12, "latin1");
  for (const [index, part] of [2020, 1, 1, 0, 0, 0].entries()) header.writeUInt16BE(part, 24 + 2 * index);
  header.write("acsp", 36, "latin1");
  xyzNumbers(0.9642, 1, 0.8249).copy(header, 68);
  return Buffer.concat([header, ...table, ...data]);
}

/** 1024 samples of the curve between light and signal (IEC 61966-2-1, 5.2). */
function toneCurve(): Buffer {
  const SAMPLES = 1024;
  const samples = Buffer.alloc(2 * SAMPLES);
  for (let index = 0; index < SAMPLES; index += 1) {
    const signal = index / (SAMPLES - 1);
    const light = signal <= 0.04045 ? signal / 12.92 : ((signal + 0.055) / 1.055) ** 2.4;
    samples.writeUInt16BE(Math.round(light * 0xffff), 2 * index);
  }
  return Buffer.concat([signature("curv"), int32(SAMPLES), samples]);
}

/** An ASCII description, with its two empty twins in other scripts (6.5.17). */
function description(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, "latin1");
  return Buffer.concat([signature("desc"), int32(ascii.length), ascii, Buffer.alloc(4 + 4 + 2 + 1 + 67)]);
}

const xyz = (x: number, y: number, z: number) => Buffer.concat([signature("XYZ "), xyzNumbers(x, y, z)]);
const xyzNumbers = (...values: number[]) => Buffer.concat(values.map((value) => int32(Math.round(value * 0x10000))));
const signature = (name: string) => Buffer.concat([Buffer.from(name, "latin1"), Buffer.alloc(4)]);

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
