import { devicePaperValues } from "./device-paper-values";
import type { RegistrationFormContent } from "./device-papers";
import { REGISTRATION_FORM_FIELDS } from "./registration-form-boxes";
import { layOutRegistrationForm } from "./registration-form-layout.server";
import { writeFields } from "./sheet-marks.server";
import { type Edition, printedDay, textsOf } from "./texts";
import type { ThreeSheets } from "./three-sheets.server";

/**
 * The registration form (R46): three A4 pages, one for each copy.
 */
export function registrationFormSheets(
  content: RegistrationFormContent,
  edition: Edition,
  caseNumber: string,
): ThreeSheets {
  const texts = textsOf(edition);
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
    edition,
    title: texts.registrationForm.title,
    subtitle: texts.registrationForm.subtitle,
    labels: texts.copyLabels.registrationForm,
    layOut: layOutRegistrationForm,
    written: Object.values(values),
    write: (ink) => writeFields(ink, REGISTRATION_FORM_FIELDS, values),
  };
}
