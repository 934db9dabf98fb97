import { RUNNING_SIZES } from "./changeable-texts";
import {
  CONSENT,
  CONSENT_CHOICES,
  REQUEST_FORM,
  REQUEST_FORM_FIELDS,
  REQUEST_TYPE_CHOICES,
  TOPIC_BOXES,
} from "./request-form-boxes";
import {
  Cell,
  Choice,
  Fields,
  Head,
  Headings,
  layOut,
  Running,
  type Setting,
  SignatureCell,
} from "./sheet-frame.server";
import type { TranslatedTexts } from "./texts";
import type { Faces } from "./typeface.server";

/** The printed part of the request form, without any case's data. */
export function layOutRequestForm(texts: TranslatedTexts, setting: Setting & { faces: Faces }): Promise<Uint8Array> {
  const { faces } = setting;
  const sizes = RUNNING_SIZES.requestForm;
  const { labels, ...words } = texts.requestForm;
  const { cells, headings } = REQUEST_FORM;
  return layOut(
    <>
      <Head title={words.title} subtitle={words.subtitle} />
      <Headings boxes={headings} words={words.headings} />
      <Fields boxes={REQUEST_FORM_FIELDS} labels={labels} />
      <Cell box={cells.requestType} label={labels.requestType}>
        <Choice box={REQUEST_TYPE_CHOICES.NEW}>{texts.requestTypes.NEW}</Choice>
        <Choice box={REQUEST_TYPE_CHOICES.REPLACEMENT_MALFUNCTION}>{texts.requestTypes.REPLACEMENT_MALFUNCTION}</Choice>
        <Choice box={REQUEST_TYPE_CHOICES.AFTER_EXPIRY}>{texts.requestTypes.AFTER_EXPIRY}</Choice>
        <Choice box={REQUEST_TYPE_CHOICES.SIX_YEARS}>{texts.requestTypes.SIX_YEARS}</Choice>
      </Cell>
      <Cell box={cells.sealIntact} label={labels.sealIntact}>
        <Choice box={cells.sealIntact}>{texts.sealIntact}</Choice>
      </Cell>
      <Cell box={cells.topics} label={labels.topics}>
        {TOPIC_BOXES.map((box) => (
          <Choice key={`${box.x} ${box.y}`} box={box} />
        ))}
      </Cell>
      <Running box={cells.declarations} faces={faces} size={sizes.declarations}>
        {words.declarations}
      </Running>
      <Cell box={CONSENT} label={labels.publicationConsent}>
        <Choice box={CONSENT_CHOICES.yes}>{texts.yes}</Choice>
        <Choice box={CONSENT_CHOICES.no}>{texts.no}</Choice>
      </Cell>
      <SignatureCell box={cells.applicantSignature} label={labels.applicantSignature} />
      <Running box={cells.clauses} faces={faces} size={sizes.clauses}>
        {words.clauses}
      </Running>
      <SignatureCell box={cells.clausesSignature} label={labels.clausesSignature} />
      <Running box={cells.attestation} faces={faces} size={sizes.attestation}>
        {words.attestation}
      </Running>
      <SignatureCell box={cells.officerSignature} label={labels.officerSignature} />
    </>,
    setting,
  );
}
