import { access } from "./en/access";
import { audit } from "./en/audit";
import { batches } from "./en/batches";
import { camera } from "./en/camera";
import { capture } from "./en/capture";
import { caseActs } from "./en/case-acts";
import { cases } from "./en/cases";
import { chamber } from "./en/chamber";
import { clients } from "./en/clients";
import { common } from "./en/common";
import { copies } from "./en/copies";
import { counter } from "./en/counter";
import { due } from "./en/due";
import { editions } from "./en/editions";
import { envelopes } from "./en/envelopes";
import { errors } from "./en/errors";
import { identityDocuments } from "./en/identity-documents";
import { imports } from "./en/imports";
import { mail } from "./en/mail";
import { mandates } from "./en/mandates";
import { papers } from "./en/papers";
import { phone } from "./en/phone";
import { printing } from "./en/printing";
import { reading } from "./en/reading";
import { retention } from "./en/retention";
import { scans } from "./en/scans";
import { search } from "./en/search";
import { shell } from "./en/shell";
import { terms } from "./en/terms";
import { timeline } from "./en/timeline";
import { today } from "./en/today";
import type { Words } from "./index";

/** A key that Italian has and English lacks does not compile. */
export const en: Words = {
  audit,
  chamber,
  copies,
  counter,
  mandates,
  papers,
  editions,
  envelopes,
  batches,
  camera,
  caseActs,
  due,
  imports,
  mail,
  access,
  capture,
  clients,
  common,
  errors,
  identityDocuments,
  shell,
  terms,
  cases,
  phone,
  printing,
  retention,
  reading,
  scans,
  search,
  timeline,
  today,
};
