import { access } from "./it/access";
import { capture } from "./it/capture";
import { clients } from "./it/clients";
import { common } from "./it/common";
import { errors } from "./it/errors";
import { identityDocuments } from "./it/identity-documents";
import { mail } from "./it/mail";
import { shell } from "./it/shell";
import { terms } from "./it/terms";

export const it = { mail, access, capture, clients, common, errors, identityDocuments, shell, terms };
