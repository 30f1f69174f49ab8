/** The topic a file of answers belongs to: its name up to the first dot, so that a long topic may have several files. */
export const topicOfFile = (name: string): string => name.split('.')[0]!;
