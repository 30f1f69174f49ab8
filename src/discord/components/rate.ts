import { MessageFlags } from 'discord.js';
import { recall } from '../../answers/recall.js';
import { unpackRef } from '../../rendering/answer-ref.js';
import type { FeedbackKind } from '../../storage/store.js';
import type { Component } from '../component.js';
import { expired } from '../expired.js';

const KINDS = new Map<string, FeedbackKind>([
  ['h', 'helpful'],
  ['n', 'not-helpful'],
  ['o', 'outdated'],
]);

const THANKS: Record<FeedbackKind, string> = {
  helpful: 'Thank you. That is counted, and nothing else: not who, not what was asked.',
  'not-helpful':
    'Thank you. That is counted, and nothing else. Try other words, or `/help` for what I know about.',
  outdated:
    'Thank you. That is counted, and whoever keeps the answers will look at it. The sources under the answer say what it was checked against.',
};

/** Helpful, not helpful, outdated: a count for the answer and its topic. One person counts once for an answer. */
export const component: Component = {
  name: 'rate',
  run: async (interaction, payload, bot) => {
    const kind = KINDS.get(payload[0] ?? '');
    const ref = unpackRef(payload.slice(1));
    const reply = ref && recall(bot.brain.shelf, ref.key);
    if (kind === undefined || !reply?.answerId) return expired(interaction);
    // The store may take its time.
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    if (!bot.memory.judged.first(interaction.user.id, reply.answerId)) {
      await interaction.editReply('You have judged this answer already; it counts once.');
      return;
    }
    await bot.store.countFeedback(reply.answerId, reply.topic, kind);
    bot.log.info({ event: 'feedback', answer: reply.answerId, kind });
    await interaction.editReply(THANKS[kind]);
  },
};
