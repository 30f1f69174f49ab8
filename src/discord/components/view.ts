import { recall, viewed, withSoonLine } from '../../answers/recall.js';
import { unpackRef } from '../../rendering/answer-ref.js';
import { offersCheck } from '../check.js';
import type { Component } from '../component.js';
import { expired } from '../expired.js';
import { isSecret, isShared, redraw } from '../respond.js';
import { placeOfRef } from '../spoken.js';

/**
 * An answer in another form: simpler, with more detail, as plain text, the next page of a list. Whoever asked sees it
 * change; anybody else gets a copy of their own.
 */
export const component: Component = {
  name: 'view',
  run: async (interaction, payload, bot) => {
    const { shelf } = bot.brain;
    const ref = unpackRef(payload);
    const reply = ref && recall(shelf, ref.key);
    if (!ref || !reply) return expired(interaction);
    const shown = withSoonLine(shelf, viewed(shelf, reply, ref.view), bot.brain.redFlags, ref.soon);
    const isOwn = ref.asker === null || ref.asker === interaction.user.id;
    const place = placeOfRef(shelf, isOwn ? ref : { ...ref, asker: null });
    const shareable = isShared(interaction) && (isSecret(interaction) || !isOwn);
    await redraw(interaction, bot, shown, { ...place, shareable, check: offersCheck(bot, shown) }, isOwn);
  },
};
