import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { type DataSheet, readDataSheet } from "~/chamber/data-sheet.server";
import { stateName } from "~/clients/states";
import { sheetCode } from "~/paperwork/sheet-code";
import { Facts } from "~/ui/facts";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.counter.sheet.$caseId", async ({ ctx, params, words }) => ({
  title: words.counter.sheet.title,
  sheet: await readDataSheet(ctx, idParam(params, "caseId")),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Sheet() {
  const { counter } = useWords();
  const { title, sheet } = useLoaderData<typeof loader>();
  const { name, surname } = sheet.applicant;
  return (
    <Page
      title={title}
      sub={`${name} ${surname}, ${sheet.number}`}
      lead={counter.sheet.lead(`${name} ${surname}`)}
      tools={sheet.batchId ? [{ label: counter.sheet.backToSlip, href: `/counter/slips/${sheet.batchId}` }] : []}
    >
      <Blocks sheet={sheet} />
      <p className="c-small c-muted u-t4">{counter.sheet.noted}</p>
    </Page>
  );
}

/** In the order in which the certification authority's system asks for them, and in its language. */
function Blocks({ sheet }: { sheet: DataSheet }) {
  const { counter, identityDocuments, terms } = useWords();
  const w = counter.sheet;
  const { fields } = w;
  const { applicant: person, document } = sheet;
  const same = (name: keyof typeof fields, value: string | null) =>
    value === null || value === "" ? [] : [{ label: fields[name], value, copy: value, code: CODES.has(name) }];
  const form =
    sheet.formCode === null ? null : sheetCode({ ...sheet.formCode, document: "REQUEST_FORM" as const, copyNo: 2 });
  return (
    <>
      <Section id="richiesta" title={w.request}>
        <Facts
          facts={[
            { label: fields.requestType, value: w.requestTypes[sheet.requestType] },
            { label: fields.deviceType, value: w.deviceTypes[sheet.deviceType] },
            ...same("form", form),
          ]}
        />
      </Section>
      <Section id="persona" title={w.person}>
        <Facts
          facts={[
            ...same("surname", person.surname),
            ...same("name", person.name),
            ...same("codiceFiscale", person.codiceFiscale),
            ...same("sex", person.sex),
            ...same("birthDate", terms.formatDay(person.birthDate)),
            ...same("birthPlace", person.birthPlace),
            ...same("birthProvince", person.birthProvince),
            ...same("citizenship", stateName(person.citizenship, "it")),
          ]}
        />
      </Section>
      <Section id="residenza" title={w.residence}>
        <Facts
          facts={[
            ...same("street", person.street),
            ...same("postcode", person.postcode),
            ...same("municipality", person.municipality),
            ...same("province", person.province),
            ...same("country", stateName(person.country, "it")),
            ...same("email", person.email),
            ...same("mobile", person.mobile),
          ]}
        />
      </Section>
      {document === null ? null : (
        <Section id="documento" title={w.document}>
          <Facts
            facts={[
              ...same("documentType", identityDocuments.types[document.type]),
              ...same("documentNumber", document.number),
              ...same("documentIssuer", document.issuer),
              ...same("issuedOn", terms.formatDay(document.issuedOn)),
              ...(document.expiresOn === null
                ? [{ label: fields.expiresOn, value: w.noExpiry }]
                : same("expiresOn", terms.formatDay(document.expiresOn))),
              ...same("approvalReference", document.approvalReference),
              ...same("permitNumber", document.residencePermit?.number ?? null),
              ...same(
                "permitExpiresOn",
                document.residencePermit?.expiresOn ? terms.formatDay(document.residencePermit.expiresOn) : null,
              ),
            ]}
          />
        </Section>
      )}
      <Section id="cartellina" title={w.envelope}>
        <Facts facts={same("envelope", sheet.envelope)} />
      </Section>
    </>
  );
}

/** Compared letter by letter. */
const CODES: ReadonlySet<string> = new Set(["codiceFiscale", "documentNumber", "permitNumber", "envelope", "form"]);
