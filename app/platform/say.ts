/** Words for the person at the terminal; what is for machines goes to the log. */
export const say = (line: string): void => console.log(line);

export const complain = (line: string): void => console.error(line);
