import { AREAS, areaNamed } from "./areas";
import type { Figure } from "./figure";

/** `npm run bench -- AREA [--json]`: the figures of one area, each a ratio against its peer in the same run. */
const [name = "", ...flags] = process.argv.slice(2);
const area = areaNamed(name);
if (area === null) {
  process.stderr.write(`Which area? ${Object.keys(AREAS).join(", ")}\n`);
  process.exit(2);
}
for await (const figure of area()) print(figure, flags.includes("--json"));
process.exit(0);

function print(figure: Figure, json: boolean): void {
  const { name, ratio, ours, peer, unit, target } = figure;
  const line = json
    ? JSON.stringify({ name, ratio, ours, peer, unit })
    : `${name.padEnd(24)} ${ratio.toFixed(2).padStart(8)}   ours ${ours.toFixed(2)} ${unit}, peer ${peer?.toFixed(2) ?? "–"} ${unit}   (target ${target})`;
  process.stdout.write(`${line}\n`);
}
