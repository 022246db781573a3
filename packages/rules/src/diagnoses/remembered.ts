/** Codes of a kind that are kept; real files use a few hundred. */
const KEPT = 8192;

/** The same function, which is asked once for each code: the codes of a file come again and again. */
export function remembered<Answer>(of: (code: string) => Answer): (code: string) => Answer {
  const known = new Map<string, Answer>();
  return (code) => {
    let answer = known.get(code);
    if (answer === undefined && !known.has(code)) {
      if (known.size === KEPT) known.clear();
      answer = of(code);
      known.set(code, answer);
    }
    return answer as Answer;
  };
}
