import { devicePaperValues } from "./device-paper-values";
import type { RegistrationFormContent } from "./device-papers";
import { REGISTRATION_FORM_FIELDS } from "./registration-form-boxes";
import { layOutRegistrationForm } from "./registration-form-layout.server";
import { writeFields } from "./sheet-marks.server";
import { printedDay, textsOf } from "./texts";
import { type Printing, printThreeSheets } from "./three-sheets.server";

/**
 * The registration form (R46) as PDF: three A4 pages, one for each copy.
 * @throws Error when the content names an edition of the texts that does not exist.
 */
export function registrationFormPdf(content: RegistrationFormContent, printing: Printing): Promise<Uint8Array> {
  const texts = textsOf(content.formVersion);
  const values = {
    ...devicePaperValues(content, texts, printing.caseNumber),
    email: content.holder.email,
    mobile: content.holder.mobile,
    requestFormCode: content.requestFormCode,
    requestType: texts.requestTypes[content.requestType],
    producedOn: printedDay(content.producedOn),
  };
  return printThreeSheets(
    {
      document: "REGISTRATION_FORM",
      content,
      texts,
      title: texts.registrationForm.title,
      subtitle: texts.registrationForm.subtitle,
      labels: texts.copyLabels.registrationForm,
      layOut: layOutRegistrationForm,
      written: Object.values(values),
      write: (ink) => writeFields(ink, REGISTRATION_FORM_FIELDS, values),
    },
    printing,
  );
}
