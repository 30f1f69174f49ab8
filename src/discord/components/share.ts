import { recall, viewed } from '../../answers/recall.js';
import { unpackRef } from '../../rendering/answer-ref.js';
import type { Component } from '../component.js';
import { expired } from '../expired.js';
import { showIn } from '../respond.js';
import { placeOfRef } from '../spoken.js';

/**
 * Shows a private answer to everybody in the channel: the answer as it is written, without what it said of its asker
 * (their age, an amount, a warning that their words raised).
 */
export const component: Component = {
  name: 'share',
  run: async (interaction, payload, bot) => {
    const { shelf } = bot.brain;
    const ref = unpackRef(payload);
    const reply = ref && recall(shelf, ref.key);
    if (!ref || !reply) return expired(interaction);
    const shared = { ...ref, asker: interaction.user.id, soon: null };
    await showIn(interaction, bot, viewed(shelf, reply, ref.view), placeOfRef(shelf, shared), false);
  },
};
