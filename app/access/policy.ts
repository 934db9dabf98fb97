/**
 * One table: act × role. The same answer feeds server, screen and tests; what is not in it is refused.
 * `addetto` is nobody's free role: a person holds it on the days an enablement under a mandate covers.
 */
export const ROLES = ["responsabile", "addetto", "assistente", "sportello", "dirigente", "vigilanza"] as const;
export type Role = (typeof ROLES)[number];

const practice = ["responsabile", "addetto", "assistente"] as const;
const officer = ["addetto"] as const;
const owner = ["responsabile"] as const;
const clerk = ["sportello"] as const;
const chamber = ["sportello", "dirigente"] as const;
const manager = ["dirigente"] as const;
const auditor = ["vigilanza"] as const;
const everyone = ROLES;

export const POLICY = {
  "own.account": everyone,
  "cases.read": ["responsabile", "addetto", "assistente", "sportello", "dirigente", "vigilanza"],
  "copies.view": ["responsabile", "addetto", "assistente", "sportello", "dirigente", "vigilanza"],
  "scans.view": everyone,
  "forms.print": practice,
  "forms.read": ["responsabile", "addetto", "assistente", "sportello", "dirigente"],

  "desk.practice": practice,
  "clients.read": practice,
  "clients.register": practice,
  "clients.edit": practice,
  "cases.open": practice,
  "cases.edit": practice,
  "cases.storeCopy": practice,
  "cases.adjustCopy": practice,
  "cases.identify": officer,
  "cases.refuseIdentity": officer,
  "cases.handEnvelope": officer,
  "cases.signForm": officer,
  "cases.deliver": officer,
  "cases.replaceEnvelope": officer,
  "cases.mend": officer,
  "cases.redo": officer,
  "cases.withdraw": officer,
  "cases.undeliverable": ["addetto", "sportello"],
  "cases.correctDate": ["addetto", "sportello"],
  "sheets.reportMissing": [...practice, "sportello"],
  "sheets.reportFound": [...practice, "sportello"],
  "sheets.attest": ["addetto", "sportello"],
  "receipts.declareSent": practice,
  "receipts.register": practice,
  "scans.read": practice,
  "scans.take": practice,
  "scans.file": practice,
  "envelopes.read": practice,
  "envelopes.confirmArrival": practice,
  "envelopes.void": officer,
  "batches.read": practice,
  "batches.prepare": practice,
  "batches.close": practice,
  "practice.people": owner,
  "practice.settings": owner,
  "practice.declareMandate": owner,
  "practice.read": practice,

  "desk.counter": chamber,
  "counter.queue": chamber,
  "counter.present": ["sportello", "addetto"],
  "counter.confirmIntake": ["sportello", "addetto"],
  "counter.produce": ["sportello", "addetto"],
  "counter.reprint": clerk,
  "counter.collect": ["sportello", "addetto"],
  "counter.returnReceipts": ["sportello", "addetto"],
  "counter.issueEnvelopes": clerk,
  "chamber.read": ["sportello", "dirigente", "vigilanza"],
  "chamber.registerPractice": manager,
  "chamber.mandates": manager,
  "chamber.closures": manager,
  "chamber.rulesets": manager,
  "chamber.papers": manager,
  "chamber.people": manager,

  "desk.audit": auditor,
  "audit.terms": ["vigilanza", "dirigente"],
  "audit.register": auditor,
} as const satisfies Record<string, readonly Role[]>;

export type ActName = keyof typeof POLICY;

/** May somebody with these roles today do `act`? The same in screen and server; default is no. */
export function can(roles: readonly Role[], act: ActName): boolean {
  return (POLICY[act] as readonly Role[]).some((role) => roles.includes(role));
}
