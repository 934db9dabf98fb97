/** Of the receipts that came in, how many in a hundred came in time; null when none came in. */
export function shareOnTime({ onTime, late }: { onTime: number; late: number }): number | null {
  return onTime + late === 0 ? null : Math.floor((onTime * 1000) / (onTime + late)) / 10;
}
