/** One figure: `ratio` is what the target is about; `peer` is null where the figure stands for itself. */
export type Figure = { name: string; ratio: number; ours: number; peer: number | null; unit: string; target: string };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
