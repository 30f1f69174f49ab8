import type { Fault } from '../fault.js';
import type { Knowledge } from '../files.js';

/** Answers whose day of review has passed. `today` is an ISO day. */
export const checkDates = (knowledge: Knowledge, today: string): Fault[] => {
  const faults: Fault[] = [];
  const overdue = (file: string, entry: string, reviewBy: string): void => {
    if (reviewBy < today)
      faults.push({
        file,
        entry,
        field: 'review-by',
        problem: `was due on ${reviewBy}: check it against its sources again`,
      });
  };
  for (const { file, value } of knowledge.faq)
    for (const entry of value) overdue(file, entry.id, entry.reviewBy);
  return faults;
};
