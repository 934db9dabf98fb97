import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const DEMO_PASSWORD = "cartellina-demo";

/** The published logins of the demo, and who they are. */
export const DEMO_LOGINS = [
  { email: "responsabile@studio.demo", who: "responsabile dello studio" },
  { email: "addetto@studio.demo", who: "addetto dello studio" },
  { email: "assistente@studio.demo", who: "assistente dello studio" },
  { email: "sportello@cciaa.demo", who: "sportello della Camera" },
  { email: "dirigente@cciaa.demo", who: "dirigente della Camera" },
  { email: "vigilanza@cciaa.demo", who: "vigilanza della Camera" },
  { email: "responsabile@altro.demo", who: "responsabile di un altro studio" },
] as const;

/**
 * What the embedded data are, remembered beside them: `empty` was asked for and stays so, `preparing` means that the demo
 * is being made (or that its making was cut off), `ready` that it stands. Null: not decided yet.
 */
export type DemoMark = "empty" | "preparing" | "ready";

export function readDemoMark(folder: string): DemoMark | null {
  const file = join(folder, "DEMO");
  const text = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return text === "empty" || text === "preparing" || text === "ready" ? text : null;
}

export function writeDemoMark(folder: string, mark: DemoMark | null): void {
  if (mark === null) rmSync(join(folder, "DEMO"), { force: true });
  else writeFileSync(join(folder, "DEMO"), `${mark}\n`);
}
