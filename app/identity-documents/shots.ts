import { COPY_KINDS, type CopyKind, PERMIT_KINDS } from "./copy-kinds";

/** One side as the phone asks for it; `hints` only of a picture that came through its own link. */
export type Shot = { kind: CopyKind; taken: boolean; hints: readonly string[] };

/** A side's name in the phone's addresses: `id-front`. */
export const sideOf = (kind: CopyKind): string => kind.toLowerCase().replaceAll("_", "-");

/** The side of that name; null for none of ours. */
export const kindOf = (side: string): CopyKind | null =>
  [...COPY_KINDS, ...PERMIT_KINDS].find((kind) => sideOf(kind) === side) ?? null;

export const isOptional = (kind: CopyKind): boolean => (PERMIT_KINDS as readonly string[]).includes(kind);

/**
 * The sides as a phone may know them, by kind alone. Of the four that every case has it is told which are there; of the
 * residence permit, which only some people have, nothing but what it has sent itself.
 */
export function shotsFor(
  copies: readonly { kind: CopyKind; hints: readonly string[]; destroyedAt: Date | null }[],
  sent: readonly CopyKind[],
): Shot[] {
  return [...COPY_KINDS, ...PERMIT_KINDS].map((kind) => {
    const own = sent.includes(kind);
    const copy = copies.find((one) => one.kind === kind && one.destroyedAt === null);
    const taken = copy !== undefined && (own || !isOptional(kind));
    return { kind, taken, hints: taken && own ? copy.hints : [] };
  });
}

/** The first of the four sides that is not there yet; null when all are. */
export const nextShot = (shots: readonly Shot[]): CopyKind | null =>
  shots.find(({ kind, taken }) => !taken && !isOptional(kind))?.kind ?? null;
