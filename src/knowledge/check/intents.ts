import { tokenise } from '../../text/tokenise.js';
import type { Fault } from '../fault.js';
import type { Knowledge } from '../files.js';

/** Topics whose file has another name, and utterances that stand under two topics. */
export const checkIntents = (knowledge: Knowledge): Fault[] => {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  for (const { name, file, value } of knowledge.intents) {
    if (value.id !== name)
      faults.push({ file, entry: value.id, field: 'id', problem: `expected "${name}", the file's name` });
    value.utterances.forEach((utterance, at) => {
      const key = tokenise(utterance)
        .map((token) => token.text)
        .join(' ');
      const owner = key === '' ? undefined : owners.get(key);
      if (owner !== undefined) {
        const where = owner === value.id ? 'here twice' : `under ${owner} too`;
        faults.push({
          file,
          entry: value.id,
          field: `utterances[${at}]`,
          problem: `"${utterance}" stands ${where}`,
        });
      }
      owners.set(key, value.id);
    });
  }
  return faults;
};
