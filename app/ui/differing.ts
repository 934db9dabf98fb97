type Part = { text: string; differs: boolean };

/** Two texts cut into words and figures, each marked where the other one has something else. */
export function differing(first: string, second: string): [Part[], Part[]] {
  const [one, two] = [pieces(first), pieces(second)];
  return [marked(one, two), marked(two, one)];
}

/** Letters and figures on one hand, what stands between them on the other. */
function pieces(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? [];
}

function marked(own: string[], other: string[]): Part[] {
  return own.map((text, index) => ({ text, differs: text !== other[index] && /[\p{L}\p{N}]/u.test(text) }));
}
