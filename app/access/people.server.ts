import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { enabledOn } from "~/mandates/mandate";
import { notFound } from "~/platform/errors";
import { done, type Outcome, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import type { Language } from "~/ui/words";
import {
  type DeskKey,
  type DeskRole,
  deleteSessionsOf,
  lockPeopleOfDesk,
  openInvitations,
  type PersonRow,
  peopleOfDesk,
  savePerson,
  saveSecondFactorRequired,
  secondFactorRequired,
  voidTokensOf,
} from "~db/queries/identity";
import { enablementsOfPractice } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { look, perform } from "./act.server";
import { addPerson, mailInvitation } from "./add-person.server";
import { authorize, type Context, type Desk, deskId, now, today } from "./context";
import { leavesNoHead } from "./desk-roles";
import type { ActName } from "./policy";

export type PeopleRefusal =
  | "email-taken"
  | "last-head"
  | "not-yourself"
  | "already-joined"
  | "is-disabled"
  | "set-up-yours-first";

export type Colleague = {
  id: string;
  name: string;
  email: string;
  roles: readonly DeskRole[];
  state: "ACTIVE" | "INVITED" | "DISABLED";
  /** While INVITED: until when the last link works; null when none does. */
  invitedUntil: Date | null;
  secondFactorOn: boolean;
  /** Enabled as an officer until that day, under some mandate (which may itself be suspended). */
  officerUntil: Day | null;
};

/** Everybody of the actor's desk, by name. */
export async function listPeople(ctx: Context): Promise<{ people: Colleague[]; secondFactorRequired: boolean }> {
  const scope = authorize(ctx.actor, actOf(ctx));
  const { desk } = ctx.actor;
  return look(ctx, scope, async (tx) => {
    const rows = await peopleOfDesk(tx, keyOf(desk));
    const waiting = rows.filter((row) => stateOf(row) === "INVITED").map((row) => row.id);
    const invited = await openInvitations(tx, waiting);
    const officers = await officersUntil(tx, desk, today(ctx));
    const required = await secondFactorRequired(tx, deskId(desk));
    const people = rows.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      roles: row.roles,
      state: stateOf(row),
      invitedUntil: invited.get(row.id) ?? null,
      secondFactorOn: row.totpOn,
      officerUntil: officers.get(row.id) ?? null,
    }));
    return { people, secondFactorRequired: required };
  });
}

/** One person of the actor's desk; 404 for anybody else's. */
export async function findColleague(ctx: Context, userId: string): Promise<Colleague> {
  const { people } = await listPeople(ctx);
  return people.find((person) => person.id === userId) ?? notFound();
}

type Invitation = { email: string; name: string; roles: readonly DeskRole[]; language: Language };

/** Invites somebody to the actor's desk, with any roles of it (none: an officer whom a mandate will enable). */
export async function invitePerson(
  ctx: Context,
  person: Invitation,
): Promise<Outcome<{ userId: string }, PeopleRefusal>> {
  const scope = authorize(ctx.actor, actOf(ctx));
  const { desk } = ctx.actor;
  return perform(ctx, scope, actOf(ctx), async (tx) => {
    const added = await addPerson(tx, ctx, { ...person, desk }, deskId(desk));
    if (!added.ok) return added;
    await journal(tx, ctx, ownBook(ctx), [added.value.entry]);
    return done({ userId: added.value.userId });
  });
}

/** Sends a new link to somebody who has not joined yet. */
export async function inviteAgain(ctx: Context, userId: string): Promise<Outcome<null, PeopleRefusal>> {
  return aboutColleague(ctx, userId, async (tx, person) => {
    if (person.disabledAt !== null) return refused("is-disabled");
    if (person.passwordHash !== null) return refused("already-joined");
    await mailInvitation(tx, ctx, { ...person, desk: ctx.actor.desk }, deskId(ctx.actor.desk));
    await journal(tx, ctx, ownBook(ctx), [
      entry("person.invited", { kind: "person", id: person.id }, { roles: person.roles }),
    ]);
    return done(null);
  });
}

/** Gives a colleague other roles; whoever is signed in must sign in again. The desk keeps at least one head. */
export async function changeRoles(
  ctx: Context,
  userId: string,
  roles: readonly DeskRole[],
): Promise<Outcome<null, PeopleRefusal>> {
  return aboutColleague(ctx, userId, async (tx, person, colleagues) => {
    if (leavesNoHead(colleagues, ctx.actor.desk.kind, person.id, roles)) return refused("last-head", "roles");
    await savePerson(tx, person.id, { roles: [...roles] });
    await deleteSessionsOf(tx, person.id);
    await journal(tx, ctx, ownBook(ctx), [
      entry("person.changed", { kind: "person", id: person.id }, { roles, fields: ["roles"] }),
    ]);
    return done(null);
  });
}

/** From this moment the person signs in nowhere: sessions end, links stop working. What they did stays theirs. */
export async function disablePerson(ctx: Context, userId: string): Promise<Outcome<null, PeopleRefusal>> {
  return aboutColleague(ctx, userId, async (tx, person, colleagues) => {
    if (person.id === ctx.actor.userId) return refused("not-yourself");
    if (person.disabledAt !== null) return done(null);
    if (leavesNoHead(colleagues, ctx.actor.desk.kind, person.id, null)) return refused("last-head");
    await savePerson(tx, person.id, { disabledAt: now(ctx) });
    await deleteSessionsOf(tx, person.id);
    await voidTokensOf(tx, person.id, now(ctx));
    await journal(tx, ctx, ownBook(ctx), [entry("person.disabled", { kind: "person", id: person.id }, {})]);
    return done(null);
  });
}

/** Lets a disabled colleague sign in again, with the password they had. */
export async function restorePerson(ctx: Context, userId: string): Promise<Outcome<null, PeopleRefusal>> {
  return aboutColleague(ctx, userId, async (tx, person) => {
    if (person.disabledAt === null) return done(null);
    await savePerson(tx, person.id, { disabledAt: null });
    await journal(tx, ctx, ownBook(ctx), [
      entry("person.changed", { kind: "person", id: person.id }, { fields: ["restored"] }),
    ]);
    return done(null);
  });
}

/** For a colleague who has lost the telephone: the second factor is off and may be set up anew. */
export async function resetSecondFactor(ctx: Context, userId: string): Promise<Outcome<null, PeopleRefusal>> {
  return aboutColleague(ctx, userId, async (tx, person) => {
    if (person.id === ctx.actor.userId) return refused("not-yourself");
    await savePerson(tx, person.id, { totpOn: false, totpSealed: null, totpLastStep: null });
    await deleteSessionsOf(tx, person.id);
    await journal(tx, ctx, ownBook(ctx), [
      entry("person.changed", { kind: "person", id: person.id }, { fields: ["secondFactor"] }),
    ]);
    return done(null);
  });
}

/**
 * Whether everybody of the desk needs a second factor. A head who has none cannot ask it of the others: it would lock
 * the desk to somebody who has not seen that it works.
 */
export async function requireSecondFactor(ctx: Context, required: boolean): Promise<Outcome<null, PeopleRefusal>> {
  const scope = authorize(ctx.actor, actOf(ctx));
  const { desk, userId } = ctx.actor;
  return perform(ctx, scope, actOf(ctx), async (tx) => {
    const colleagues = await lockPeopleOfDesk(tx, keyOf(desk));
    if (required && !colleagues.some(({ id, totpOn }) => id === userId && totpOn)) return refused("set-up-yours-first");
    await saveSecondFactorRequired(tx, deskId(desk), required);
    const fields = { fields: [required ? "secondFactorRequired" : "secondFactorFree"] };
    const changed =
      desk.kind === "PRACTICE"
        ? entry("practice.changed", { kind: "practice", id: desk.practiceId }, fields)
        : entry("chamber.changed", { kind: "chamber", id: desk.chamberId }, fields);
    await journal(tx, ctx, ownBook(ctx), [changed]);
    return done(null);
  });
}

/** Looking after people is one act at each of the two kinds of desk. */
function actOf(ctx: Context): ActName {
  return ctx.actor.desk.kind === "PRACTICE" ? "practice.people" : "chamber.people";
}

/** All of the desk is locked: its last head must not leave by two acts at once. Another desk's person is a 404. */
async function aboutColleague(
  ctx: Context,
  userId: string,
  work: (tx: Tx, person: PersonRow, colleagues: PersonRow[]) => Promise<Outcome<null, PeopleRefusal>>,
): Promise<Outcome<null, PeopleRefusal>> {
  const scope = authorize(ctx.actor, actOf(ctx));
  return perform(ctx, scope, actOf(ctx), async (tx) => {
    const colleagues = await lockPeopleOfDesk(tx, keyOf(ctx.actor.desk));
    const person = colleagues.find(({ id }) => id === userId) ?? notFound();
    return work(tx, person, colleagues);
  });
}

function stateOf(row: PersonRow): Colleague["state"] {
  if (row.disabledAt !== null) return "DISABLED";
  return row.passwordHash === null ? "INVITED" : "ACTIVE";
}

async function officersUntil(tx: Tx, desk: Desk, on: Day): Promise<Map<string, Day>> {
  if (desk.kind !== "PRACTICE") return new Map();
  const until = new Map<string, Day>();
  for (const row of await enablementsOfPractice(tx, desk.practiceId)) {
    if (row.kind !== "OFFICER" || !enabledOn(row, on)) continue;
    const last = row.endedOn ?? row.validTo;
    const known = until.get(row.userId);
    if (known === undefined || known < last) until.set(row.userId, last);
  }
  return until;
}

function keyOf(desk: Desk): DeskKey {
  return desk.kind === "PRACTICE" ? { practiceId: desk.practiceId } : { chamberId: desk.chamberId };
}

function ownBook(ctx: Context) {
  return { book: deskId(ctx.actor.desk), shownToChamber: null };
}
