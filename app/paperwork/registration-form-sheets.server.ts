import { devicePaperValues } from "./device-paper-values";
import type { RegistrationFormContent } from "./device-papers";
import { REGISTRATION_FORM_FIELDS } from "./registration-form-boxes";
import { layOutRegistrationForm } from "./registration-form-layout.server";
import { writeFields } from "./sheet-marks.server";
import type { Sheets } from "./sheets.server";
import { type PaperTexts, printedDay } from "./texts";

/**
 * The registration form (R46): an A4 page.
 */
export function registrationFormSheets(
  content: RegistrationFormContent,
  texts: PaperTexts,
  caseNumber: string,
): Sheets {
  const values = {
    ...devicePaperValues(content, texts, caseNumber),
    email: content.holder.email,
    mobile: content.holder.mobile,
    requestFormCode: content.requestFormCode,
    requestType: texts.requestTypes[content.requestType],
    producedOn: printedDay(content.producedOn),
  };
  return {
    document: "REGISTRATION_FORM",
    content,
    title: texts.registrationForm.title,
    subtitle: texts.registrationForm.subtitle,
    layOut: (setting) => layOutRegistrationForm(texts, setting),
    written: Object.values(values),
    write: (ink) => writeFields(ink, REGISTRATION_FORM_FIELDS, values),
  };
}
