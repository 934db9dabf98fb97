import { gap, halves, heading, row, stack } from "./sheet-plan";

const FIELD = 9;

/** Every box of the delivery receipt (R47–R49, §8.2), in the order of the page. */
export const DELIVERY_RECEIPT = stack(37.4, [
  heading("agent"),
  row(FIELD, { practiceName: 11, mandateNo: 4, officerName: 8, caseNumber: 4 }),
  gap(2.4),
  heading("holder"),
  row(FIELD, { surname: 1, name: 1 }),
  row(FIELD, { codiceFiscale: 7, birthDate: 3.4, birthPlace: 9, birthProvince: 5 }),
  gap(2.4),
  heading("device"),
  row(FIELD, { deviceType: 5, deviceSerial: 9, envelopeSerial: 6 }),
  gap(2.4),
  heading("certificates"),
  row(FIELD, { authentication: 5, authenticationSerial: 10, authenticationFrom: 3, authenticationTo: 3 }),
  row(FIELD, { signature: 5, signatureSerial: 10, signatureFrom: 3, signatureTo: 3 }),
  gap(2.4),
  heading("declarations"),
  row(46, { declarations: 1 }),
  row(24, { placeAndDate: 5, holderSignature: 6 }),
  gap(2.4),
  heading("attestation"),
  row(24, { attestation: 5, officerSignature: 6 }),
  gap(4),
  row(20, { returnTerm: 5, officeUse: 6 }),
]);

const { declarations, placeAndDate, holderSignature, attestation, officerSignature, returnTerm, officeUse, ...fields } =
  DELIVERY_RECEIPT.cells;
const [place, date] = halves(placeAndDate);

/** The cells that are a label over a value; place and date stay for the hand. */
export const DELIVERY_RECEIPT_FIELDS = { ...fields, place, date };
