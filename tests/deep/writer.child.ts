import type { Context } from "~/access/context";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { registerClient } from "~/clients/register-client.server";
import { addDays, day } from "~/terms/day";
import { applicantOf } from "~db/seed/people";
import { type Known, platformOn } from "./crash-world";

/** Registers clients, six at a time, until its database dies; a line for each that was acknowledged. */
const [known = "{}", first = "0"] = process.argv.slice(2);
const { appUrl, folder, practiceId, officerId }: Known = JSON.parse(known);
const platform = platformOn(appUrl, folder);
const desk = { kind: "PRACTICE" as const, practiceId, name: "Studio di prova" };
const ctx: Context = {
  platform,
  once: null,
  actor: { userId: officerId, name: "Olga", desk, roles: ["responsabile"] },
};
let person = Number(first);

await Promise.all(
  Array.from({ length: 6 }, async () => {
    for (;;) {
      const outcome = await registerClient(ctx, someone());
      if (outcome.ok) process.stdout.write(`${outcome.value.clientId}\n`);
    }
  }),
);

function someone() {
  person += 1;
  const birthDate = addDays(day("1930-01-01"), person);
  const base = { ...applicantOf(0), birthDate, birthPlaceCode: "L219" };
  return { ...base, codiceFiscale: composeCodiceFiscale(base) };
}
