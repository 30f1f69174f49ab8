import type { Fault } from '../fault.js';
import { FILES, type Knowledge } from '../files.js';

type Link = { file: string; entry: string; field: string; to: string };

const links = (file: string, entry: string, field: string, ids: readonly string[]): Link[] =>
  ids.map((to, at) => ({ file, entry, field: `${field}[${at}]`, to }));

const broken = (all: readonly Link[], what: string, known: ReadonlySet<string>): Fault[] =>
  all
    .filter(({ to }) => !known.has(to))
    .map(({ file, entry, field, to }) => ({ file, entry, field, problem: `no ${what} is called "${to}"` }));

const idsOf = (entries: readonly { id: string }[]): Set<string> => new Set(entries.map(({ id }) => id));

/** Ids between the structured files that lead nowhere: nutrients, groups, red flags, parts of the body and steps of relief. */
export const checkReferences = (knowledge: Knowledge): Fault[] => {
  const { causes, conditions, medicines, prevention, relief, tests, verdicts, bodyParts, dailyValues } =
    knowledge;
  const faq = knowledge.faq.flatMap(({ file, value }) => value.map((entry) => ({ file, entry })));
  const nutrients: Link[] = [
    ...causes.flatMap((row) => links(FILES.causes.path, row.id, 'nutrients', row.nutrients)),
    ...tests.flatMap((row) => links(FILES.tests.path, row.id, 'nutrients', row.nutrients)),
    ...conditions.flatMap((row) =>
      links(
        FILES.conditions.path,
        row.id,
        'watch',
        row.watch.map(({ nutrient }) => nutrient),
      ),
    ),
    ...medicines.flatMap((row) =>
      links(
        FILES.medicines.path,
        row.id,
        'nutrients',
        row.nutrients.map(({ nutrient }) => nutrient),
      ),
    ),
    ...verdicts.flatMap((row) =>
      row.nutrient === undefined
        ? []
        : [{ file: FILES.verdicts.path, entry: row.id, field: 'nutrient', to: row.nutrient }],
    ),
    ...dailyValues.map(({ nutrient }) => ({
      file: FILES.dailyValues.path,
      entry: nutrient,
      field: 'nutrient',
      to: nutrient,
    })),
    ...faq.flatMap(({ file, entry }) => links(file, entry.id, 'nutrients', entry.nutrients)),
  ];
  const groups: Link[] = [
    ...prevention.flatMap((row) => links(FILES.prevention.path, row.id, 'groups', row.groups)),
    ...verdicts.flatMap((row) =>
      row.group === undefined
        ? []
        : [{ file: FILES.verdicts.path, entry: row.id, field: 'group', to: row.group }],
    ),
    ...faq.flatMap(({ file, entry }) => links(file, entry.id, 'groups', entry.groups)),
  ];
  const flags = knowledge.symptomCheck.questions.flatMap(({ answers }) =>
    answers.flatMap(({ code, flag, instead, also }) =>
      links(FILES.symptomCheck.path, code, 'flags', [
        ...(flag === undefined ? [] : [flag]),
        ...(instead === undefined ? [] : [instead.flag]),
        ...also,
      ]),
    ),
  );
  const parts = relief.flatMap((row) => links(FILES.relief.path, row.id, 'body-parts', row.bodyParts));
  const steps = bodyParts.map((row) => ({
    file: FILES.bodyParts.path,
    entry: row.id,
    field: 'relief',
    to: row.relief,
  }));
  return [
    ...broken(nutrients, 'nutrient', idsOf(knowledge.nutrients.map(({ value }) => value))),
    ...broken(groups, 'group', idsOf(conditions)),
    ...broken(flags, 'red flag', idsOf(knowledge.redFlags.flags)),
    ...broken(parts, 'part of the body', idsOf(bodyParts)),
    ...broken(steps, 'relief', idsOf(relief)),
  ];
};
