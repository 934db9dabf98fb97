/** More of one kind than a counter does in a day. */
export const MOST_IN_A_DAY = 300;
