import type { Applicant, CaseIdentityDocument } from "~/cases/applicant";
import { stateName } from "~/clients/states";
import { sheetCode } from "~/paperwork/sheet-code";
import type { RequestType } from "~/rulesets/ruleset";
import type { Words } from "~/ui/words";

/** What the clerk types into the certification authority's system of one case (R45). */
export type DataSheet = {
  number: string;
  code: string;
  /** Null while no request form is printed. */
  formCode: { caseCode: string; version: number } | null;
  batchId: string | null;
  practiceName: string;
  chamber: { name: string; office: string };
  requestType: RequestType;
  deviceType: "USB_TOKEN" | "SMART_CARD";
  applicant: Applicant;
  document: CaseIdentityDocument | null;
  envelope: string | null;
};

/** `typed`: letter by letter as it stands there, not chosen from a list. `isCode`: compared letter by letter. */
export type SheetField = { label: string; value: string; typed: boolean; isCode: boolean };
export type SheetMask = { id: string; title: string; fields: SheetField[] };

/** The masks of that system in the order in which it asks for them; what the case does not have is left out. */
export function dataSheetMasks(sheet: DataSheet, { counter, identityDocuments, terms }: Words): SheetMask[] {
  const w = counter.sheet;
  const { applicant: person, document } = sheet;
  const typed = (name: keyof typeof w.fields, value: string | null): SheetField[] =>
    value === null || value === "" ? [] : [{ label: w.fields[name], value, typed: true, isCode: CODES.has(name) }];
  const chosen = (name: keyof typeof w.fields, value: string): SheetField[] => [
    { label: w.fields[name], value, typed: false, isCode: false },
  ];
  const form =
    sheet.formCode === null ? null : sheetCode({ ...sheet.formCode, document: "REQUEST_FORM" as const, copyNo: 2 });
  const permit = document?.residencePermit ?? null;
  return [
    {
      ...{ id: "richiesta", title: w.request },
      fields: [
        ...chosen("requestType", w.requestTypes[sheet.requestType]),
        ...chosen("deviceType", w.deviceTypes[sheet.deviceType]),
        ...typed("form", form),
      ],
    },
    {
      ...{ id: "persona", title: w.person },
      fields: [
        ...typed("surname", person.surname),
        ...typed("name", person.name),
        ...typed("codiceFiscale", person.codiceFiscale),
        ...typed("sex", person.sex),
        ...typed("birthDate", terms.formatDay(person.birthDate)),
        ...typed("birthPlace", person.birthPlace),
        ...typed("birthProvince", person.birthProvince),
        ...typed("citizenship", stateName(person.citizenship, "it")),
      ],
    },
    {
      ...{ id: "residenza", title: w.residence },
      fields: [
        ...typed("street", person.street),
        ...typed("postcode", person.postcode),
        ...typed("municipality", person.municipality),
        ...typed("province", person.province),
        ...typed("country", stateName(person.country, "it")),
        ...typed("email", person.email),
        ...typed("mobile", person.mobile),
      ],
    },
    {
      ...{ id: "documento", title: w.document },
      fields:
        document === null
          ? []
          : [
              ...typed("documentType", identityDocuments.types[document.type]),
              ...typed("documentNumber", document.number),
              ...typed("documentIssuer", document.issuer),
              ...typed("issuedOn", terms.formatDay(document.issuedOn)),
              ...(document.expiresOn === null
                ? chosen("expiresOn", w.noExpiry)
                : typed("expiresOn", terms.formatDay(document.expiresOn))),
              ...typed("approvalReference", document.approvalReference),
              ...typed("permitNumber", permit?.number ?? null),
              ...typed("permitExpiresOn", permit?.expiresOn ? terms.formatDay(permit.expiresOn) : null),
            ],
    },
    { ...{ id: "cartellina", title: w.envelope }, fields: typed("envelope", sheet.envelope) },
  ].filter(({ id, fields }) => id !== "documento" || fields.length > 0);
}

const CODES: ReadonlySet<string> = new Set(["codiceFiscale", "documentNumber", "permitNumber", "envelope", "form"]);
