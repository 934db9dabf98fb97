import { RUNNING_SIZES } from "./changeable-texts";
import { REGISTRATION_FORM, REGISTRATION_FORM_FIELDS } from "./registration-form-boxes";
import { Cell, Fields, Head, Headings, layOut, Running, type Setting, SignatureCell } from "./sheet-frame.server";
import type { PaperTexts } from "./texts";
import type { Faces } from "./typeface.server";

/** The printed part of the registration form, without any case's data. */
export function layOutRegistrationForm(texts: PaperTexts, setting: Setting & { faces: Faces }): Promise<Uint8Array> {
  const { faces } = setting;
  const sizes = RUNNING_SIZES.registrationForm;
  const { labels, ...words } = texts.registrationForm;
  const { cells, headings } = REGISTRATION_FORM;
  return layOut(
    <>
      <Head title={words.title} subtitle={words.subtitle} />
      <Headings boxes={headings} words={words.headings} />
      <Fields boxes={REGISTRATION_FORM_FIELDS} labels={labels} />
      <Running box={cells.declarations} faces={faces} size={sizes.declarations}>
        {words.declarations}
      </Running>
      <SignatureCell box={cells.officerSignature} label={labels.officerSignature} />
      <Cell box={cells.officeUse} label={labels.officeUse} />
    </>,
    setting,
  );
}
