/** The shape of a set of words with any text in it: what a second language must provide for the first. */
export type WordsLike<T> = T extends string
  ? string
  : T extends (...args: infer Args) => infer Result
    ? (...args: Args) => WordsLike<Result>
    : { [Key in keyof T]: WordsLike<T[Key]> };
