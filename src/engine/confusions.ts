import type { Fault } from '../knowledge/fault.js';
import { retrieve } from '../retrieval/retrieve.js';
import type { Brain } from './brain.js';
import { marksOf } from './marks.js';

/** From this share (0–1) of an answer's wordings on that lead to one other answer, the two are too alike. */
const TOO_ALIKE = 0.6;

/**
 * Pairs of answers that the matcher takes for each other: each wording is asked, with its topic told, while it is left
 * out of the index.
 */
export const confusions = ({ index, shelf, knowledge, gazetteer, themes }: Brain): Fault[] => {
  const topicOf = (id: string): string => shelf.faq.get(id)!.topic;
  const asked = new Map<string, number>();
  const taken = new Map<string, Map<string, number>>();
  for (const { entry, text } of index.passages) {
    const { id } = index.entries[entry]!;
    const topic = topicOf(id);
    const found = retrieve(index, text, {
      limit: 8,
      ideas: marksOf(gazetteer, themes, text),
      agreement: (other) => (topicOf(other) === topic ? 1 : 0),
      skip: (passage) => passage.text === text,
    }).find((candidate) => topicOf(candidate.id) === topic);
    asked.set(id, (asked.get(id) ?? 0) + 1);
    if (found === undefined || found.id === id) continue;
    const others = taken.get(id) ?? new Map<string, number>();
    taken.set(id, others.set(found.id, (others.get(found.id) ?? 0) + 1));
  }
  const fileOf = new Map(
    knowledge.faq.flatMap(({ file, value }) => value.map(({ id }) => [id, file] as const)),
  );
  return [...taken].flatMap(([id, others]) =>
    [...others]
      .filter(([, times]) => times >= TOO_ALIKE * asked.get(id)!)
      .map(([other, times]) => ({
        file: fileOf.get(id)!,
        entry: id,
        field: 'wordings',
        problem: `the matcher takes ${times} of its ${asked.get(id)} wordings for "${other}"; give it wordings of its own`,
      })),
  );
};
