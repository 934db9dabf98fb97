import { today } from "./it/today";
import { timeline } from "./it/timeline";
import { search } from "./it/search";
import { cases } from "./it/cases";
import { access } from "./it/access";
import { capture } from "./it/capture";
import { due } from "./it/due";
import { caseActs } from "./it/case-acts";
import { batches } from "./it/batches";
import { envelopes } from "./it/envelopes";
import { clients } from "./it/clients";
import { common } from "./it/common";
import { errors } from "./it/errors";
import { identityDocuments } from "./it/identity-documents";
import { mail } from "./it/mail";
import { shell } from "./it/shell";
import { terms } from "./it/terms";

export const it = { envelopes, batches, caseActs, due, mail, access, capture, clients, common, errors, identityDocuments, shell, terms, cases, search, timeline, today };
