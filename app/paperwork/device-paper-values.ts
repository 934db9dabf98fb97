import type { DevicePaperContent } from "./device-papers";
import { printedDay, type TranslatedTexts } from "./texts";

/** What stands in the cells that the registration form and the receipt share, by the names of the cells. */
export function devicePaperValues(
  content: DevicePaperContent,
  texts: Pick<TranslatedTexts, "foreignState" | "deviceTypes" | "certificates">,
  caseNumber: string,
) {
  const { holder, device } = content;
  return {
    practiceName: content.practiceName,
    mandateNo: content.mandateNo,
    officerName: content.officerName ?? "",
    caseNumber,
    surname: holder.surname,
    name: holder.name,
    codiceFiscale: holder.codiceFiscale,
    birthDate: printedDay(holder.birthDate),
    birthPlace: holder.birthPlace,
    birthProvince: holder.birthProvince === "EE" ? texts.foreignState : holder.birthProvince,
    envelopeSerial: content.envelopeSerial,
    deviceType: texts.deviceTypes[device.type],
    deviceSerial: device.serial,
    authentication: texts.certificates.authentication,
    authenticationSerial: device.authentication.serial,
    authenticationFrom: printedDay(device.authentication.notBefore),
    authenticationTo: printedDay(device.authentication.notAfter),
    signature: texts.certificates.signature,
    signatureSerial: device.signature.serial,
    signatureFrom: printedDay(device.signature.notBefore),
    signatureTo: printedDay(device.signature.notAfter),
    place: "",
    date: "",
  };
}
