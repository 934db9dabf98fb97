/** Where a value that nobody typed came from: the codice fiscale, the address book, the machine-readable zone. */
export type FillSource = "code" | "book" | "zone";
/** `century`: both values are the reading's own, which does not tell the century. */
export type DifferenceFrom = FillSource | "typed" | "century";
/** Two values of one field, first the one that was read now. */
export type Difference<Field extends string = string> = {
  field: Field;
  values: [{ value: string; from: DifferenceFrom }, { value: string; from: DifferenceFrom }];
};

/** What a reading says of a field: the values it allows, best first, and whether another is as good as those. */
export type Said<Field extends string> = {
  field: Field;
  allowed: readonly string[];
  fits: (value: string) => boolean;
  from: FillSource;
};

export type Filling = { values: Record<string, string>; sources: Partial<Record<string, FillSource>> };

/** Writes the one value that everybody agrees on, or leaves the field open and tells between which two to choose. */
export function settle<Field extends string>(
  { field, allowed, fits, from }: Said<Field>,
  { values, sources }: Filling,
): Difference<Field> | null {
  const [best = "", second] = allowed;
  const other = values[field] ?? "";
  if (other !== "" && fits(other)) return null;
  if (other === "" && second === undefined) {
    [values[field], sources[field]] = [best, from];
    return null;
  }
  const stands = sources[field] ?? "typed";
  delete values[field];
  delete sources[field];
  if (other === "")
    return {
      field,
      values: [
        { value: best, from: "century" },
        { value: second ?? "", from: "century" },
      ],
    };
  return {
    field,
    values: [
      { value: best, from },
      { value: other, from: stands },
    ],
  };
}

/** A difference as one hidden field of the form carries it, so that it is still there when the form comes back. */
export function packDifference({ values: [one, other] }: Difference): string {
  return [one.from, one.value, other.from, other.value].join("~");
}

/** The differences of these fields that a form brought back; anything that is none is passed over. */
export function unpackDifferences<Field extends string>(
  fields: readonly Field[],
  packed: (field: Field) => string,
): Difference<Field>[] {
  return fields.flatMap((field): Difference<Field>[] => {
    const [one, first, other, ...rest] = packed(field).split("~");
    if (first === undefined || rest.length === 0 || !isFrom(one) || !isFrom(other)) return [];
    return [
      {
        field,
        values: [
          { value: first, from: one },
          // What was typed is the second, whatever signs are in it.
          { value: rest.join("~"), from: other },
        ],
      },
    ];
  });
}

const isFrom = (text: string | undefined): text is DifferenceFrom =>
  text === "code" || text === "book" || text === "zone" || text === "typed" || text === "century";
