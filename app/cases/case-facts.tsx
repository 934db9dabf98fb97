import { stateName } from "~/clients/states";
import type { Day } from "~/terms/day";
import { Facts } from "~/ui/facts";
import { Section } from "~/ui/section";
import type { Words } from "~/ui/words";
import { formatDay } from "~/ui/words/days";
import { useLanguage, useWords } from "~/ui/words/use-words";
import type { Applicant } from "./applicant";
import type { CasePage } from "./read-case.server";

/** The person, the document, the folder and the device, for reading and copying. */
export function CaseFacts({ page }: { page: CasePage }) {
  const w = useWords();
  const language = useLanguage();
  const { row } = page;
  const person = row.erasedOn === null ? personFacts(row.applicant, w, language) : [];
  const facts = [...person, ...paperFacts(page, w), ...courseFacts(page, w)];
  const title = row.deliveredOn === null ? w.cases.page.applicant : w.cases.page.holder;
  return (
    <Section id="dati" title={title}>
      <Facts facts={facts} />
    </Section>
  );
}

type Fact = { label: string; value: string; code?: boolean; copy?: string };

/** The person, as a case or the address book has it. */
export function personFacts(person: Applicant, w: Words, language: "it" | "en"): Fact[] {
  const { facts } = w.cases;
  const abroad = person.country === "IT" ? "" : `, ${stateName(person.country, language)}`;
  const province = person.province === "EE" ? "" : ` (${person.province})`;
  return [
    { label: facts.fullName, value: `${person.surname} ${person.name}` },
    { label: facts.codiceFiscale, value: person.codiceFiscale, code: true, copy: person.codiceFiscale },
    {
      label: facts.birth,
      value: facts.bornIn(formatDay(person.birthDate), `${person.birthPlace} (${person.birthProvince})`),
    },
    { label: facts.citizenship, value: stateName(person.citizenship, language) },
    {
      label: facts.residence,
      value: `${person.street}, ${person.postcode} ${person.municipality}${province}${abroad}`,
    },
    person.email === ""
      ? { label: facts.email, value: facts.lacking }
      : { label: facts.email, value: person.email, copy: person.email },
    { label: facts.mobile, value: person.mobile === "" ? facts.lacking : person.mobile },
  ];
}

function paperFacts({ row, envelope, device, today }: CasePage, w: Words): Fact[] {
  const { facts, scratchLayers, deviceTypes } = w.cases;
  const document = row.identityDocument;
  const permit = document?.residencePermit;
  const until = (day: Day | null) =>
    day === null
      ? facts.documentNoExpiry
      : day < today
        ? facts.documentWas(formatDay(day))
        : facts.documentUntil(formatDay(day));
  return [
    ...(document === null && row.erasedOn !== null
      ? []
      : document === null
        ? [{ label: facts.document, value: facts.notYet }]
        : [
            {
              label: w.identityDocuments.types[document.type],
              value: `${document.number}, ${until(document.expiresOn)}`,
            },
          ]),
    ...(permit ? [{ label: facts.permit, value: `${permit.number}, ${until(permit.expiresOn)}` }] : []),
    ...(envelope === null
      ? []
      : [
          {
            label: facts.envelope,
            value: `${envelope.serial}, ${facts.patina(scratchLayers[envelope.scratchLayer])}`,
            copy: envelope.serial,
          },
        ]),
    ...(device === null
      ? []
      : [
          { label: deviceTypes[row.deviceType], value: device.serial, code: true, copy: device.serial },
          ...(device.signatureNotAfter === null
            ? []
            : [{ label: facts.certificates, value: formatDay(device.signatureNotAfter) }]),
        ]),
  ];
}

function courseFacts({ row, rejection, chamber }: CasePage, w: Words): Fact[] {
  const { facts, reasons, sendingMeans } = w.cases;
  const why = row.endReason;
  return [
    ...(row.takenOverOn === null ? [] : [{ label: w.imports.mark.title, value: formatDay(row.takenOverOn) }]),
    ...(row.paperReference === null ? [] : [{ label: w.imports.mark.reference, value: row.paperReference }]),
    { label: facts.chamber, value: chamber.name },
    ...(row.identifiedAtPlace === null ? [] : [{ label: facts.identifiedAt, value: row.identifiedAtPlace }]),
    ...(rejection === null ? [] : [{ label: facts.rejection, value: `${rejection.code}, ${rejection.why}` }]),
    ...(row.sentOn === null
      ? []
      : [
          {
            label: facts.sent,
            value: `${formatDay(row.sentOn)}${row.sentBy === null ? "" : `, ${sendingMeans[row.sentBy]}`}`,
          },
        ]),
    ...(row.returnProtocol === null ? [] : [{ label: facts.protocol, value: row.returnProtocol }]),
    ...(why === null
      ? []
      : [{ label: facts.ended, value: why in reasons ? reasons[why as keyof typeof reasons] : why }]),
  ];
}
