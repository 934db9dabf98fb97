import { counter } from "./en/counter";
import { chamber } from "./en/chamber";
import { audit } from "./en/audit";
import { today } from "./en/today";
import { timeline } from "./en/timeline";
import { search } from "./en/search";
import { cases } from "./en/cases";
import { access } from "./en/access";
import { capture } from "./en/capture";
import { due } from "./en/due";
import { caseActs } from "./en/case-acts";
import { batches } from "./en/batches";
import { envelopes } from "./en/envelopes";
import { mandates } from "./en/mandates";
import { clients } from "./en/clients";
import { common } from "./en/common";
import { errors } from "./en/errors";
import { identityDocuments } from "./en/identity-documents";
import { mail } from "./en/mail";
import { shell } from "./en/shell";
import { terms } from "./en/terms";
import type { Words } from "./index";

/** A key that Italian has and English lacks does not compile. */
export const en: Words = { audit, chamber, counter, mandates, envelopes, batches, caseActs, due, mail, access, capture, clients, common, errors, identityDocuments, shell, terms, cases, search, timeline, today };
