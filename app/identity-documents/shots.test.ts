import { expect, test } from "vitest";
import { COPY_KINDS, type CopyKind, PERMIT_KINDS } from "./copy-kinds";
import { kindOf, nextShot, shotsFor, sideOf } from "./shots";

const copy = (kind: CopyKind, hints: string[] = []) => ({ kind, hints, destroyedAt: null });

test("every side has a name of its own in an address, and no other name is one", () => {
  const kinds = [...COPY_KINDS, ...PERMIT_KINDS];
  expect(kinds.map((kind) => kindOf(sideOf(kind)))).toEqual(kinds);
  expect(sideOf("ID_FRONT")).toBe("id-front");
  for (const other of ["", "ID_FRONT", "id_front", "constructor", "id-front/"]) expect(kindOf(other)).toBeNull();
});

test("of the four the phone is told which are there, of the permit only what it sent", () => {
  const shots = shotsFor([copy("ID_FRONT", ["dark"]), copy("RESIDENCE_PERMIT_FRONT", ["dark"])], []);
  expect(shots.filter(({ taken }) => taken)).toEqual([{ kind: "ID_FRONT", taken: true, hints: [] }]);
  const sent = shotsFor(
    [copy("ID_FRONT", ["dark"]), copy("RESIDENCE_PERMIT_FRONT", ["small"])],
    ["ID_FRONT", "RESIDENCE_PERMIT_FRONT"],
  );
  expect(sent.filter(({ taken }) => taken).map(({ hints }) => hints)).toEqual([["dark"], ["small"]]);
});

test("what was sent and is destroyed is to be taken again", () => {
  const [first] = shotsFor([{ ...copy("ID_FRONT", ["dark"]), destroyedAt: new Date(0) }], ["ID_FRONT"]);
  expect(first).toEqual({ kind: "ID_FRONT", taken: false, hints: [] });
});

test("the next is the first of the four that lacks; the permit is never asked for", () => {
  expect(nextShot(shotsFor([], []))).toBe("ID_FRONT");
  expect(nextShot(shotsFor([copy("ID_FRONT"), copy("CF_FRONT")], []))).toBe("ID_BACK");
  expect(
    nextShot(
      shotsFor(
        COPY_KINDS.map((kind) => copy(kind)),
        [],
      ),
    ),
  ).toBeNull();
});
