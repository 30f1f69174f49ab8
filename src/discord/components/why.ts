import { infoReply } from '../../answers/compose.js';
import { recall } from '../../answers/recall.js';
import type { Block } from '../../answers/reply.js';
import { type Found, unpackRef } from '../../rendering/answer-ref.js';
import type { Component } from '../component.js';
import { expired } from '../expired.js';
import { respond } from '../respond.js';

/** How sure, in words; the shares are calibrated on questions kept out of training. */
const sureness = (confidence: number): string => {
  const shown = Math.round(confidence * 100);
  if (confidence >= 0.95)
    return `nearly certain (about ${Math.min(shown, 99)} in 100 such matches are right)`;
  if (confidence >= 0.8) return `fairly sure (about ${shown} in 100 such matches are right)`;
  return `not very sure (about ${shown} in 100 such matches are right): check that the question above is yours`;
};

const HOW: Record<Found, string> = {
  words: 'I compared your words with the questions I know; this was the closest.',
  'follow-up': 'I took your words as a follow-up to what we had just spoken of.',
  chosen: 'You picked it from a list, so there was nothing to guess.',
};

/** "Why this answer?": seen by whoever asks alone. What was typed is not repeated, for it was not kept. */
export const component: Component = {
  name: 'why',
  run: async (interaction, payload, bot) => {
    const ref = unpackRef(payload);
    const reply = ref && recall(bot.brain.shelf, ref.key);
    if (!ref || !reply) return expired(interaction);
    const rows = [
      { label: 'I took the question for', value: reply.matchedQuestion ?? reply.title ?? 'one about myself' },
      ...(ref.found === 'chosen' ? [] : [{ label: 'How sure', value: sureness(ref.confidence) }]),
      { label: 'Found', value: HOW[ref.found] },
      ...(reply.reviewed === null ? [] : [{ label: 'Last checked', value: reply.reviewed }]),
    ];
    const blocks: Block[] = [
      { kind: 'table', title: 'This answer', rows },
      {
        kind: 'list',
        title: 'How I decide',
        ordered: true,
        items: [
          'Warning signs come first; with one, I say only what to do.',
          'Then I work out what the question is about, and how sure that is.',
          'If I am sure, I give the checked answer; if torn, I ask which you mean; if neither, I say so.',
          'The words are ours, written from the sources below. Nothing is made up on the spot.',
        ],
      },
    ];
    const sources = reply.sources.map(({ id }) => id);
    await respond(interaction, infoReply(bot.brain.shelf, 'Why this answer?', blocks, { sources }), {
      secret: true,
    });
  },
};
