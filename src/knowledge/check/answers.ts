import { tokenise } from '../../text/tokenise.js';
import type { Fault } from '../fault.js';
import type { Knowledge } from '../files.js';
import { topicOfFile } from '../topic.js';

/** How a wording compares with another: its stems in order. */
const shape = (wording: string): string =>
  tokenise(wording)
    .map((token) => token.stem)
    .join(' ');

/** Answers whose ids are doubled or lead nowhere, whose wordings stand in two entries, or whose topic does not exist. */
export const checkAnswers = (knowledge: Knowledge): Fault[] => {
  const faults: Fault[] = [];
  const sources = new Set(knowledge.sources.map((source) => source.id));
  const topics = new Set(knowledge.intents.map((intent) => intent.value.id));
  const entries = knowledge.faq.flatMap(({ file, value }) => value.map((entry) => ({ file, entry })));
  const ids = new Map<string, string>();
  const wordings = new Map<string, string>();
  for (const { name, file } of knowledge.faq) {
    if (!topics.has(topicOfFile(name)))
      faults.push({ file, entry: '', field: '', problem: `no topic is called "${topicOfFile(name)}"` });
  }
  for (const { file, entry } of entries) {
    const fault = (field: string, problem: string): void =>
      void faults.push({ file, entry: entry.id, field, problem });
    const other = ids.get(entry.id);
    if (other !== undefined) fault('id', `stands in ${other} too`);
    ids.set(entry.id, file);
    entry.sources.forEach((source, at) => {
      if (!sources.has(source)) fault(`sources[${at}]`, `no source is called "${source}"`);
    });
    entry.wordings.forEach((wording, at) => {
      const key = shape(wording);
      const owner = wordings.get(key);
      if (owner !== undefined && owner !== entry.id)
        fault(`wordings[${at}]`, `"${wording}" is a wording of ${owner} too`);
      wordings.set(key, entry.id);
    });
    if (entry.reviewBy < entry.reviewed) fault('review-by', 'lies before reviewed');
  }
  for (const { file, entry } of entries) {
    entry.related.forEach((id, at) => {
      if (!ids.has(id))
        faults.push({
          file,
          entry: entry.id,
          field: `related[${at}]`,
          problem: `no answer is called "${id}"`,
        });
    });
  }
  return faults;
};
