import { buildIndex, retrieve } from '../../retrieval/retrieve.js';

/** One entry of a bank. */
export type FaqEntry = { id: string; question: string; answer: string };

/** A way of finding entries: the ids for a query, best first, at most ten. */
export type FaqMethod = {
  name: string;
  build(entries: readonly FaqEntry[]): Promise<(query: string) => string[]>;
};

const MOST = 10;

/** Our own retrieval, as the product uses it. */
export const footnoteFaq: FaqMethod = {
  name: 'footnote',
  build: async (entries) => {
    const index = buildIndex(entries.map((entry) => ({ ...entry, wordings: [] })));
    return (query) => retrieve(index, query, { limit: MOST }).map((candidate) => candidate.id);
  },
};

const fuse = (name: string, answerWeight: number, threshold: number): FaqMethod => ({
  name,
  build: async (entries) => {
    const { default: Fuse } = await import('fuse.js');
    const found = new Fuse(entries, {
      keys: [
        { name: 'question', weight: 1 - answerWeight },
        ...(answerWeight > 0 ? [{ name: 'answer', weight: answerWeight }] : []),
      ],
      useTokenSearch: true,
      threshold,
    });
    return (query) => found.search(query, { limit: MOST }).map(({ item }) => item.id);
  },
});

/** The two settings of fuse.js that were best on one bank each. */
export const fuseQuestion = fuse('fuse.js, question, token search 0.2', 0, 0.2);
export const fuseBoth = fuse('fuse.js, question .8 + answer .2, token search 0.3', 0.2, 0.3);

const mini = (name: string, fields: string[], boost: Record<string, number>): FaqMethod => ({
  name,
  build: async (entries) => {
    const { default: MiniSearch } = await import('minisearch');
    const found = new MiniSearch<FaqEntry & { number: number }>({ fields, idField: 'number' });
    found.addAll(entries.map((entry, number) => ({ ...entry, number })));
    return (query) =>
      found
        .search(query, { boost })
        .slice(0, MOST)
        .map((result) => entries[Number(result.id)]!.id);
  },
});

export const miniQuestion = mini('MiniSearch, question', ['question'], {});
export const miniBoth = mini('MiniSearch, question ×3 + answer', ['question', 'answer'], { question: 3 });
