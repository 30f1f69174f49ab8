import { readMessage } from '../triage/triage.js';
import type { Brain } from './brain.js';
import { judge } from './second-opinion.js';

/**
 * In talk that was not meant for us a manner of speaking ("my laptop has a seizure") is far likelier than an emergency,
 * so rule and second opinion must both be firm, or the opinion alone nearly certain (0 to 1).
 */
const FIRM = 0.9;
const NEARLY_CERTAIN = 0.99;

/** Whether words that nobody addressed to us tell of a danger firmly enough to speak up unasked. */
export const isSurelyDanger = (brain: Brain, text: string): boolean => {
  const { found, sentences } = readMessage(brain.triage, text);
  const isRaised = found.urgency === 'emergency' || found.urgency === 'urgent';
  return judge(brain.opinion, sentences(), brain.triage).danger >= (isRaised ? FIRM : NEARLY_CERTAIN);
};
