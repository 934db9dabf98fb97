import { gap, halves, heading, row, stack } from "./sheet-plan";

const FIELD = 9.4;

/** Every box of the registration form (R46, §8.2), in the order of the page. */
export const REGISTRATION_FORM = stack(37.4, [
  heading("agent"),
  row(FIELD, { practiceName: 11, mandateNo: 4, officerName: 8, caseNumber: 4 }),
  gap(3.6),
  heading("holder"),
  row(FIELD, { surname: 1, name: 1 }),
  row(FIELD, { codiceFiscale: 7, birthDate: 3.4, birthPlace: 9, birthProvince: 5 }),
  row(FIELD, { email: 12, mobile: 6 }),
  gap(3.6),
  heading("request"),
  row(FIELD, { requestFormCode: 7, requestType: 9, envelopeSerial: 6 }),
  gap(3.6),
  heading("device"),
  row(FIELD, { deviceType: 5, deviceSerial: 9, producedOn: 4 }),
  gap(3.6),
  heading("certificates"),
  row(FIELD, { authentication: 5, authenticationSerial: 10, authenticationFrom: 3, authenticationTo: 3 }),
  row(FIELD, { signature: 5, signatureSerial: 10, signatureFrom: 3, signatureTo: 3 }),
  gap(3.6),
  heading("declarations"),
  row(36, { declarations: 1 }),
  row(26, { placeAndDate: 5, officerSignature: 6 }),
  gap(5),
  row(30, { officeUse: 1 }),
]);

const { declarations, placeAndDate, officerSignature, officeUse, ...fields } = REGISTRATION_FORM.cells;
const [place, date] = halves(placeAndDate);

/** The cells that are a label over a value; place and date stay for the hand. */
export const REGISTRATION_FORM_FIELDS = { ...fields, place, date };
