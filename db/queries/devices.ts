import { and, eq } from "drizzle-orm";
import type { Scope } from "~/access/context";
import { deviceSerials, devices } from "../schema";
import type { Tx } from "../scope";
import type { DeviceRow } from "./cases";
import { within } from "./within";

/** Takes the serial for the chamber; false when a device with it was made before. */
export async function takeDeviceSerial(tx: Tx, row: typeof deviceSerials.$inferInsert): Promise<boolean> {
  const taken = await tx
    .insert(deviceSerials)
    .values(row)
    .onConflictDoNothing()
    .returning({ serial: deviceSerials.serial });
  return taken.length === 1;
}

/** Has the practice itself typed that serial before? (Chambers that do not work in Cartellina.) */
export async function deviceSerialKnown(
  tx: Tx,
  practiceId: string,
  { chamberId, serial }: { chamberId: string; serial: string },
): Promise<boolean> {
  const [known] = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.practiceId, practiceId), eq(devices.chamberId, chamberId), eq(devices.serial, serial)));
  return known !== undefined;
}

export async function findDeviceBySerial(tx: Tx, scope: Scope, serial: string): Promise<DeviceRow | null> {
  const [row] = await tx
    .select()
    .from(devices)
    .where(and(within(scope, devices), eq(devices.serial, serial)));
  return row ?? null;
}
