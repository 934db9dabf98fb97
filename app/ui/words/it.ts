import { access } from "./it/access";
import { audit } from "./it/audit";
import { batches } from "./it/batches";
import { camera } from "./it/camera";
import { capture } from "./it/capture";
import { caseActs } from "./it/case-acts";
import { cases } from "./it/cases";
import { chamber } from "./it/chamber";
import { clients } from "./it/clients";
import { common } from "./it/common";
import { copies } from "./it/copies";
import { counter } from "./it/counter";
import { due } from "./it/due";
import { editions } from "./it/editions";
import { envelopes } from "./it/envelopes";
import { errors } from "./it/errors";
import { identityDocuments } from "./it/identity-documents";
import { imports } from "./it/imports";
import { mail } from "./it/mail";
import { mandates } from "./it/mandates";
import { papers } from "./it/papers";
import { phone } from "./it/phone";
import { printing } from "./it/printing";
import { reading } from "./it/reading";
import { retention } from "./it/retention";
import { scans } from "./it/scans";
import { search } from "./it/search";
import { shell } from "./it/shell";
import { terms } from "./it/terms";
import { timeline } from "./it/timeline";
import { today } from "./it/today";

export const it = {
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
