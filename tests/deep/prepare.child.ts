import { readFileSync } from "node:fs";
import { prepareCopies } from "~/identity-documents/capture.server";
import { mostResident } from "../support/most-resident";

// A process that does nothing but take files as copies, all at once, and says what it needed: argv are their paths.
const paths = process.argv.slice(2);
const taken = await Promise.all(paths.map((path) => prepareCopies(readFileSync(path))));
const refusals = taken.flatMap((copies) => (copies.ok ? [] : [copies.refusal]));
process.stdout.write(JSON.stringify({ refusals, mostBytes: mostResident() }));
