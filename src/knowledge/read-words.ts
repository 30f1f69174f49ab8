import type { Fault } from './fault.js';
import type { Read } from './read-yaml.js';

/** Reads a text of one word a line, each after the one before by its letters; lines that begin with # are comments. */
export const readWordLines = (file: string, text: string): Read<string> => {
  const faults: Fault[] = [];
  const words: string[] = [];
  for (const [at, line] of text.split(/\r?\n/u).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const problem = !/^[a-z]+$/u.test(line)
      ? 'a word of small letters is expected'
      : line <= (words.at(-1) ?? '')
        ? `stands out of order after "${words.at(-1)}"`
        : null;
    if (problem !== null) faults.push({ file, line: at + 1, entry: line, field: '', problem });
    words.push(line);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: words.join('\n') };
};
