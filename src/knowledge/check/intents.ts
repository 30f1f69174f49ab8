import { tokenise } from '../../text/tokenise.js';
import type { Fault } from '../fault.js';
import type { Knowledge } from '../files.js';

/** Topics whose file has another name, and utterances or trials that stand twice. */
export const checkIntents = (knowledge: Knowledge): Fault[] => {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  for (const { name, file, value } of knowledge.intents) {
    if (value.id !== name)
      faults.push({ file, entry: value.id, field: 'id', problem: `expected "${name}", the file's name` });
    const said = [
      ...value.utterances.map((text, at) => ({ text, field: `utterances[${at}]` })),
      ...value.trials.map(({ text }, at) => ({ text, field: `trials[${at}].text` })),
    ];
    for (const { text, field } of said) {
      const key = tokenise(text)
        .map((token) => token.text)
        .join(' ');
      const owner = key === '' ? undefined : owners.get(key);
      if (owner !== undefined) {
        const where = owner === value.id ? 'here twice' : `under ${owner} too`;
        faults.push({
          file,
          entry: value.id,
          field,
          problem: `"${text}" stands ${where}`,
        });
      }
      owners.set(key, value.id);
    }
  }
  return faults;
};
