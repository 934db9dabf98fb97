import "../production";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { emailField } from "../../access/email";
import { chamberRulesets, createChamber } from "../../chamber/create-chamber.server";
import { rulesetByCode } from "../../rulesets/catalog";
import { type Day, dayInRome, isDay } from "../../terms/day";
import { type Env, readEnv } from "../env";
import { openPlatform } from "../open";
import type { Platform } from "../platform";
import { complain, say } from "../say";

const USAGE = `npm run setup [-- OPTIONS]    creates a chamber of commerce and invites its manager; asks for what is not given
  --chamber NAME         as it stands on the forms, like "Camera di commercio di Torino"
  --office NAME          its office, like "Ufficio CNS"
  --address ADDRESS      of the office
  --city TOWN
  --ruleset CODE         ${chamberRulesets().join(", ")}
  --ruleset-from DAY     the rules are in force from that day, like 2026-01-01
  --manager NAME         first name and surname
  --manager-email EMAIL
  --language it|en       of the invitation`;

type Asked = {
  flag: string;
  question: string;
  suggested?: string | undefined;
  schema: z.ZodType<string>;
  problem: string;
};

const text = z.string().trim().min(1).max(160);

/** In the order in which they are asked. */
function questions(today: Day) {
  const codes = chamberRulesets();
  return {
    name: { flag: "chamber", question: "Name of the chamber", schema: text, problem: "is needed" },
    officeName: {
      flag: "office",
      question: "Its office",
      suggested: "Ufficio CNS",
      schema: text,
      problem: "is needed",
    },
    officeAddress: { flag: "address", question: "Address of the office", schema: text, problem: "is needed" },
    city: { flag: "city", question: "Town", schema: text, problem: "is needed" },
    ruleset: {
      flag: "ruleset",
      question: `Ruleset (${codes.join(", ")})`,
      suggested: codes[0],
      schema: z.string().refine((code) => codes.includes(code)),
      problem: `is one of ${codes.join(", ")}`,
    },
    rulesetFrom: {
      flag: "ruleset-from",
      question: "In force from",
      suggested: `${today.slice(0, 4)}-01-01`,
      schema: z.string().refine(isDay),
      problem: "is a day like 2026-01-01",
    },
    managerName: { flag: "manager", question: "The manager's name", schema: text, problem: "is needed" },
    managerEmail: {
      flag: "manager-email",
      question: "The manager's e-mail",
      schema: emailField,
      problem: "is an address like nome@dominio.it",
    },
    language: {
      flag: "language",
      question: "Language of the invitation (it, en)",
      suggested: "it",
      schema: z.enum(["it", "en"]),
      problem: "is it or en",
    },
  } satisfies Record<string, Asked>;
}

type Answers = Record<keyof ReturnType<typeof questions>, string>;

async function main(): Promise<void> {
  const { values: given } = parseArgs({
    options: {
      chamber: { type: "string" },
      office: { type: "string" },
      address: { type: "string" },
      city: { type: "string" },
      ruleset: { type: "string" },
      "ruleset-from": { type: "string" },
      manager: { type: "string" },
      "manager-email": { type: "string" },
      language: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (given.help) return say(USAGE);

  const opened = await openPlatform({ env: environment(), say, connections: 2 });
  try {
    const today = dayInRome(opened.platform.clock.now());
    const answers = await answersTo(questions(today), given as Record<string, string | undefined>);
    await create(opened.platform, answers);
  } finally {
    await opened.close();
  }
}

function environment(): Env {
  const read = readEnv(process.env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.env;
}

/** What the flags do not say is asked at a terminal; elsewhere everything that is missing or wrong is named at once. */
async function answersTo(asked: Record<string, Asked>, given: Record<string, string | undefined>): Promise<Answers> {
  const answers: Record<string, string> = {};
  const problems: string[] = [];
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : null;
  try {
    for (const [name, { flag, question, suggested, schema, problem }] of Object.entries(asked)) {
      let answer = schema.safeParse(given[flag] ?? (terminal === null ? suggested : undefined));
      if (given[flag] !== undefined && !answer.success) problems.push(`--${flag} ${problem}`);
      while (terminal !== null && !answer.success && given[flag] === undefined) {
        const typed = await terminal.question(`${question}${suggested === undefined ? "" : ` [${suggested}]`}: `);
        answer = schema.safeParse(typed.trim() === "" ? suggested : typed);
        if (!answer.success) say(`  This ${problem}.`);
      }
      if (answer.success) answers[name] = answer.data;
      else if (given[flag] === undefined) problems.push(`--${flag} ${problem}`);
    }
  } finally {
    terminal?.close();
  }
  if (problems.length > 0) throw new Error([...problems, "", USAGE].join("\n"));
  return answers as Answers;
}

async function create(platform: Platform, answers: Answers): Promise<void> {
  const { managerName, managerEmail, rulesetFrom, language, ...chamber } = answers;
  const outcome = await createChamber(platform, {
    ...chamber,
    rulesetFrom: rulesetFrom as Day,
    language: language === "en" ? "en" : "it",
    manager: { name: managerName, email: managerEmail },
  });
  if (!outcome.ok) throw new Error(REFUSALS[outcome.refusal]);
  say(`\n${chamber.name} is there, under: ${rulesetByCode(chamber.ruleset).name.en}, from ${rulesetFrom}.`);
  say(`\n${managerName} joins with this link, good once and for seven days:\n${outcome.value.link}`);
  if (platform.env.resendApiKey !== undefined) say("\nIt goes out by mail too, as soon as Cartellina runs.");
}

const REFUSALS = {
  "email-taken": "That e-mail has access to Cartellina already: give the manager another.",
  "unknown-ruleset": "The catalog has no such ruleset.",
  "not-empty": "Somebody has access already.",
};

try {
  await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
