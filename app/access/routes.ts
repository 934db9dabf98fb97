import type { ActName } from "./policy";

/** Who may come in: an act of the policy table, any one of several, every signed-in person, or anybody. */
export type Gate = ActName | readonly ActName[] | "signed-in" | "public";

/** `read` guards the loader, `write` the action. */
export type RouteRule = { readonly read?: Gate; readonly write?: Gate };

/** Both desks look after their own people. */
const PEOPLE = ["practice.people", "chamber.people"] as const;

/**
 * One line per file of `app/routes` (its name without extension). The loaders and actions read their gate here, and
 * `route-table.test.ts` is red when a file has no line, a line no file, or an exported loader or action no gate.
 */
export const ROUTES = {
  "sign-in": { read: "public", write: "public" },
  "sign-in_.code": { read: "public", write: "public" },
  "sign-out": { write: "public" },
  forgotten: { read: "public", write: "public" },
  "reset.$token": { read: "public", write: "public" },
  "invitation.$token": { read: "public", write: "public" },
  language: { write: "public" },
  _index: { read: "signed-in" },
  _desk: { read: "signed-in" },
  "_desk.account": { read: "signed-in", write: "signed-in" },
  "_desk.account_.password": { read: "signed-in", write: "signed-in" },
  "_desk.account_.second-factor": { read: "signed-in", write: "signed-in" },
  "_desk.account_.second-factor_.start": { read: "signed-in", write: "signed-in" },
  "_desk.account_.second-factor_.off": { read: "signed-in", write: "signed-in" },
  "_desk.account_.sessions": { write: "signed-in" },
  "_desk.people": { read: PEOPLE },
  "_desk.people_.invite": { read: PEOPLE, write: PEOPLE },
  "_desk.people_.second-factor": { write: PEOPLE },
  "_desk.people_.$userId": { read: PEOPLE, write: PEOPLE },
  "_desk.people_.$userId_.invitation": { write: PEOPLE },
  "_desk.people_.$userId_.disable": { write: PEOPLE },
  "_desk.people_.$userId_.restore": { write: PEOPLE },
  "_desk.people_.$userId_.second-factor": { write: PEOPLE },
  "_desk.clients._index": { read: "clients.read" },
  "_desk.clients.new": { read: "clients.register", write: "clients.register" },
  "_desk.clients.$clientId": { read: "clients.read", write: "clients.edit" },
  "_desk.search": { read: "cases.read" },
  "_desk.today": { read: "desk.practice" },
  "_desk.cases._index": { read: "cases.read" },
  "_desk.cases.new": { read: "cases.open", write: "cases.open" },
  "_desk.cases.$caseId._index": { read: "cases.read" },
  "_desk.cases.$caseId.person": { read: "cases.edit", write: "cases.edit" },
  "_desk.cases.$caseId.documents": { read: "cases.edit", write: ["cases.edit", "cases.storeCopy"] },
  "_desk.cases.$caseId.request": { read: "cases.edit", write: "cases.edit" },
  "_desk.cases.$caseId.identify": { read: "cases.edit", write: "cases.identify" },
  "_desk.cases.$caseId.envelope": { read: "cases.edit", write: "cases.handEnvelope" },
  "_desk.cases.$caseId.print": { read: "forms.print", write: "forms.print" },
  "_desk.cases.$caseId.sign": { read: "cases.edit", write: "cases.signForm" },
  "_desk.cases.$caseId.form[.]pdf": { read: "forms.read" },
  "_desk.cases.$caseId.copies.$copyId": { read: "copies.view" },
  "_desk.cases.$caseId.copies.$copyId_.reason": { read: "copies.view" },
  "_desk.cases.$caseId.refuse-identity": { read: "cases.refuseIdentity", write: "cases.refuseIdentity" },
  "_desk.clients._index": { read: "clients.read" },
  "_desk.clients.new": { read: "clients.register", write: "clients.register" },
  "_desk.clients.$clientId": { read: "clients.read" },
  "_desk.clients.$clientId_.edit": { read: "clients.edit", write: "clients.edit" },
  "_desk.search": { read: "cases.read" },
  "_desk.due": { read: "desk.practice" },
  "_desk.due_.declare-sent": { read: "receipts.declareSent", write: "receipts.declareSent" },
  "_desk.cases.$caseId_.declare-sent": { read: "receipts.declareSent", write: "receipts.declareSent" },
  "_desk.cases.$caseId_.deliver": { read: "cases.deliver", write: "cases.deliver" },
  "_desk.cases.$caseId_.withdraw": { read: "cases.withdraw", write: "cases.withdraw" },
  "_desk.cases.$caseId_.undeliverable": { read: "cases.undeliverable", write: "cases.undeliverable" },
  "_desk.cases.$caseId_.replace-envelope": { read: "cases.replaceEnvelope", write: "cases.replaceEnvelope" },
  "_desk.cases.$caseId_.mend": { read: "cases.mend", write: "cases.mend" },
  "_desk.cases.$caseId_.redo": { read: "cases.redo", write: "cases.redo" },
  "_desk.cases.$caseId_.correct-date": { read: "cases.correctDate", write: "cases.correctDate" },
  "_desk.cases.$caseId_.produce": { read: "counter.produce", write: "counter.produce" },
  "_desk.cases.$caseId_.collect": { read: "counter.collect", write: "counter.collect" },
  "_desk.cases.$caseId_.return-receipts": { read: "counter.returnReceipts", write: "counter.returnReceipts" },
  "_desk.batches._index": { read: "batches.read", write: "batches.prepare" },
  "_desk.batches.$batchId": { read: "batches.read", write: "batches.prepare" },
  "_desk.batches.$batchId_.remove": { write: "batches.prepare" },
  "_desk.batches.$batchId_.visit": { read: "batches.prepare", write: "batches.prepare" },
  "_desk.batches.$batchId_.close": { read: "batches.close", write: "batches.close" },
  "_desk.batches.$batchId_.cancel": { read: "batches.close", write: "batches.close" },
  "_desk.batches.$batchId_.slip[.]pdf": { read: "batches.read" },
  "_desk.batches.$batchId_.present": { read: "counter.present", write: "counter.present" },
  "_desk.batches.$batchId_.intake": { read: "counter.confirmIntake", write: "counter.confirmIntake" },
  "_desk.envelopes._index": { read: "envelopes.read" },
  "_desk.envelopes.arrive": { read: "envelopes.confirmArrival", write: "envelopes.confirmArrival" },
  "_desk.envelopes.$envelopeId.void": { read: "envelopes.void", write: "envelopes.void" },
  outbox: { read: "public" },
  setup: { read: "public", write: "public" },
} as const satisfies Record<string, RouteRule>;

export type RouteId = keyof typeof ROUTES;
