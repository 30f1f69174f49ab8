import { tokenise } from '../../text/tokenise.js';
import type { Fault } from '../fault.js';
import type { Knowledge } from '../files.js';
import { topicOfFile } from '../topic.js';

/** Topics whose file has another name or whose general answer leads nowhere, and utterances or trials that stand twice. */
export const checkIntents = (knowledge: Knowledge): Fault[] => {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  const topicOfEntry = new Map(
    knowledge.faq.flatMap(({ name, value }) => value.map(({ id }) => [id, topicOfFile(name)] as const)),
  );
  for (const { name, file, value } of knowledge.intents) {
    if (value.general !== undefined && topicOfEntry.get(value.general) !== name)
      faults.push({
        file,
        entry: value.id,
        field: 'general',
        problem: `no answer of this topic is called "${value.general}"`,
      });
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
