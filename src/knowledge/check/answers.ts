import { tokenise } from '../../text/tokenise.js';
import type { Fault } from '../fault.js';
import type { Knowledge } from '../files.js';
import { topicOfFile } from '../topic.js';

/** Words that change nothing about what is asked. */
const EMPTY = new Set(
  'a an the my your our i me you we is are am be do does did can could will would should it its this that to for of in on and so please any'.split(
    ' ',
  ),
);

/** How a wording compares with another: its telling stems, whatever their order. Wordings of one shape ask the same. */
const shape = (wording: string): string => {
  const tokens = tokenise(wording);
  const telling = tokens.filter(({ text }) => !EMPTY.has(text));
  return [...new Set((telling.length > 1 ? telling : tokens).map(({ stem }) => stem))].sort().join(' ');
};

/** Answers whose ids are doubled or lead nowhere, whose wordings ask the same as another's, or whose topic does not exist. */
export const checkAnswers = (knowledge: Knowledge): Fault[] => {
  const faults: Fault[] = [];
  const sources = new Set(knowledge.sources.map((source) => source.id));
  const topics = new Set(knowledge.intents.map((intent) => intent.value.id));
  const entries = knowledge.faq.flatMap(({ file, value }) => value.map((entry) => ({ file, entry })));
  const ids = new Map<string, string>();
  const wordings = new Map<string, { id: string; wording: string }>();
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
    [entry.question, ...entry.wordings].forEach((wording, at) => {
      const key = shape(wording);
      const owner = wordings.get(key);
      if (owner !== undefined && owner.id !== entry.id)
        fault(
          at === 0 ? 'question' : `wordings[${at - 1}]`,
          `"${wording}" asks the same as "${owner.wording}" of ${owner.id}`,
        );
      wordings.set(key, { id: entry.id, wording });
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
