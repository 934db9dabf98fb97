import { besideTick, tickIn } from "./cell";
import type { Ink } from "./ink.server";
import type { RequestFormContent } from "./request-form";
import {
  CONSENT_CHOICES,
  REQUEST_FORM,
  REQUEST_FORM_FIELDS,
  REQUEST_TYPE_CHOICES,
  TOPIC_BOXES,
} from "./request-form-boxes";
import { layOutRequestForm } from "./request-form-layout.server";
import { writeFields } from "./sheet-marks.server";
import type { Sheets } from "./sheets.server";
import { printedDay, type TranslatedTexts } from "./texts";

/**
 * The request and identification form (R35, §8.1): an A4 page.
 */
export function requestFormSheets(content: RequestFormContent, texts: TranslatedTexts, caseNumber: string): Sheets {
  const values = valuesOf(content, texts, caseNumber);
  return {
    document: "REQUEST_FORM",
    content,
    title: texts.requestForm.title,
    subtitle: texts.requestForm.subtitle,
    layOut: (setting) => layOutRequestForm(texts, setting),
    written: [...Object.values(values), ...content.topics],
    write: (ink) => {
      writeFields(ink, REQUEST_FORM_FIELDS, values);
      writeTicks(ink, content);
    },
  };
}

export function valuesOf(
  content: RequestFormContent,
  texts: TranslatedTexts,
  caseNumber: string,
): Record<keyof typeof REQUEST_FORM_FIELDS, string> {
  const { applicant, identityDocument, envelope } = content;
  const { residence } = applicant;
  const permit = identityDocument.residencePermit;
  return {
    practiceName: content.practiceName,
    mandateNo: content.mandateNo,
    officerName: content.officerName,
    caseNumber,
    deviceType: texts.deviceTypes[content.deviceType],
    surname: applicant.surname,
    name: applicant.name,
    codiceFiscale: applicant.codiceFiscale,
    sex: applicant.sex,
    birthDate: printedDay(applicant.birthDate),
    citizenship: applicant.citizenship,
    birthPlace: applicant.birthPlace,
    birthProvince: applicant.birthProvince === "EE" ? texts.foreignState : applicant.birthProvince,
    street: residence.street,
    postcode: residence.postcode,
    municipality: residence.municipality,
    province: residence.province,
    state: residence.state,
    email: applicant.email,
    mobile: applicant.mobile,
    role: content.role ?? "",
    usageLimits: content.usageLimits ?? "",
    documentType: texts.identityDocuments[identityDocument.type],
    documentNumber: identityDocument.number,
    documentIssuer: identityDocument.issuer,
    issuedOn: printedDay(identityDocument.issuedOn),
    expiresOn: identityDocument.expiresOn === null ? texts.noExpiry : printedDay(identityDocument.expiresOn),
    residencePermit: permit
      ? texts.residencePermit(permit.number, permit.expiresOn && printedDay(permit.expiresOn))
      : "",
    envelopeSerial: envelope.serial,
    sealColour: texts.sealColours[envelope.sealColour],
    envelopeContents: envelope.contents.join("; "),
    place: content.place ?? "",
    date: content.date === null ? "" : printedDay(content.date),
  };
}

function writeTicks(ink: Ink, { requestType, envelope, publicationConsent, topics }: RequestFormContent): void {
  ink.cross(tickIn(REQUEST_TYPE_CHOICES[requestType]));
  if (envelope.sealIntact) ink.cross(tickIn(REQUEST_FORM.cells.sealIntact));
  ink.cross(tickIn(publicationConsent ? CONSENT_CHOICES.yes : CONSENT_CHOICES.no));
  if (topics.length !== TOPIC_BOXES.length) throw new Error(`the form has ${TOPIC_BOXES.length} topics`);
  for (const [index, box] of TOPIC_BOXES.entries()) {
    ink.cross(tickIn(box));
    ink.value(topics[index] ?? "", besideTick(box), { size: 8, limit: 5.5 });
  }
}
