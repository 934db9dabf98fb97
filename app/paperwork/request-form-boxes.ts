import { type Box, columns, equalColumns, gap, heading, row, stack } from "./sheet-plan";

const FIELD = 8.6;

/** Every box of the request form (§8.1), in the order of the page: its frames are printed, values are written into them. */
export const REQUEST_FORM = stack(37.4, [
  heading("agent"),
  row(FIELD, { practiceName: 11, mandateNo: 4, officerName: 8, caseNumber: 4 }),
  gap(1.5),
  heading("request"),
  row(FIELD, { requestType: 22, deviceType: 5 }),
  gap(1.5),
  heading("applicant"),
  row(FIELD, { surname: 1, name: 1 }),
  row(FIELD, { codiceFiscale: 7, sex: 1.6, birthDate: 3.4, citizenship: 6 }),
  row(FIELD, { birthPlace: 12, birthProvince: 6 }),
  row(10.5, { street: 9, postcode: 2.2, municipality: 6.2, province: 2, state: 4 }),
  row(FIELD, { email: 12, mobile: 6 }),
  row(FIELD, { role: 1, usageLimits: 1 }),
  gap(1.5),
  heading("document"),
  row(FIELD, {
    documentType: 4.8,
    documentNumber: 3.6,
    documentIssuer: 6.8,
    issuedOn: 3,
    expiresOn: 3.2,
    residencePermit: 7,
  }),
  gap(1.5),
  heading("envelope"),
  row(FIELD, { envelopeSerial: 5, sealColour: 3, sealIntact: 4, envelopeContents: 14 }),
  row(12.6, { topics: 1 }),
  gap(1.5),
  heading("declarations"),
  row(40, { declarations: 1 }),
  row(18, { placeAndDate: 5, applicantSignature: 6 }),
  gap(1.5),
  heading("clauses"),
  row(19, { clauses: 5, clausesSignature: 6 }),
  gap(1.5),
  heading("attestation"),
  row(19, { attestation: 5, officerSignature: 6 }),
]);

const {
  requestType,
  sealIntact,
  topics,
  declarations,
  placeAndDate,
  applicantSignature,
  clauses,
  clausesSignature,
  attestation,
  officerSignature,
  ...fields
} = REQUEST_FORM.cells;

const upperHalf = { ...placeAndDate, height: FIELD };

/** The cells that are a label over a value, and nothing else. */
export const REQUEST_FORM_FIELDS = { ...fields, ...within(upperHalf, { place: 7, date: 4 }) };

/** What is ticked of the kinds of request (R59, R71). */
export const REQUEST_TYPE_CHOICES = within(requestType, {
  NEW: 26,
  REPLACEMENT_MALFUNCTION: 50,
  AFTER_EXPIRY: 38,
  SIX_YEARS: 34,
});

export const CONSENT = { ...placeAndDate, y: placeAndDate.y + FIELD, height: placeAndDate.height - FIELD };
export const CONSENT_CHOICES = within({ ...CONSENT, width: 32 }, { yes: 1, no: 1 });

/** The six topics (R40), in two lines of three. */
export const TOPIC_BOXES: readonly Box[] = [3.2, 7.4].flatMap((y) =>
  equalColumns({ ...topics, y: topics.y + y, height: 5 }, 3),
);

/** The boxes inside a box of the plan, by name. */
function within<N extends string>(box: Box, spans: Record<N, number>): Record<N, Box> {
  return Object.fromEntries(columns(box, spans)) as Record<N, Box>;
}
