/** Whether a word is in a list. */
export type WordList = { has(word: string): boolean };

/**
 * The words of a text of one word a line, in the order of their letters. Kept as the one text with the place of each line,
 * which takes a tenth of the memory of a set; a look-up halves the list some 16 times.
 */
export const createWordList = (text: string): WordList => {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at = text.indexOf('\n', at) + 1) {
    starts.push(at);
    if (!text.includes('\n', at)) break;
  }
  const places = Uint32Array.from(starts);
  const wordAt = (line: number): string => {
    const end = text.indexOf('\n', places[line]);
    return text.slice(places[line], end < 0 ? undefined : end);
  };
  return {
    has: (word) => {
      let [low, high] = [0, places.length - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const here = wordAt(middle);
        if (here === word) return true;
        if (here < word) low = middle + 1;
        else high = middle - 1;
      }
      return false;
    },
  };
};
