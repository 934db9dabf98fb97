/** What the reckoning of a practice counts (domain §2.1: one folder, one case, one device; R49: then its receipts). */
export type Counted = {
  stock: number;
  given: number;
  void: number;
  returned: number;
  /** Cases that hold a given folder, without and with a device. */
  casesWithout: number;
  casesWith: number;
  devices: { chamber: number; studio: number; holder: number; returned: number };
  /** Pairs of signed receipts, by where copy 2 is. */
  receipts: { studio: number; chamber: number; missing: number };
};

export type Imbalance = "folders-without-case" | "devices-differ" | "receipts-differ" | "receipts-missing";

export type Reconciliation = Counted & {
  received: number;
  cases: number;
  made: number;
  delivered: number;
  signed: number;
  /** Where the count does not come out; none: it does. */
  imbalances: Imbalance[];
};

/** Folders = cases = devices = receipts, as far as each has come. */
export function reconcile(counted: Counted): Reconciliation {
  const { stock, given, returned, casesWithout, casesWith, devices, receipts } = counted;
  const cases = casesWithout + casesWith;
  const made = devices.chamber + devices.studio + devices.holder + devices.returned;
  const signed = receipts.studio + receipts.chamber + receipts.missing;
  const imbalances: Imbalance[] = [];
  if (given !== cases) imbalances.push("folders-without-case");
  if (casesWith !== made) imbalances.push("devices-differ");
  if (devices.holder !== signed) imbalances.push("receipts-differ");
  if (receipts.missing > 0) imbalances.push("receipts-missing");
  return {
    ...counted,
    received: stock + given + counted.void + returned,
    cases,
    made,
    delivered: devices.holder,
    signed,
    imbalances,
  };
}
