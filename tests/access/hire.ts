import { newId } from "~/platform/ids";
import { users } from "~db/schema";
import type { World } from "../support/world";

type Roles = (typeof users.$inferInsert)["roles"];

/** A person of a desk, who has not joined: tests give them a session by themselves. */
export async function hireAt(
  { platform }: Pick<World, "platform">,
  desk: { practiceDesk: string } | { chamberDesk: string },
  roles: Roles,
  name = "Persona di prova",
): Promise<string> {
  const id = newId();
  const person = { id, email: `${id}@prova.test`, name, deskName: "Scrivania di prova" };
  await platform.db.insert(users).values({ ...person, ...desk, roles: [...roles], createdAt: platform.clock.now() });
  return id;
}
