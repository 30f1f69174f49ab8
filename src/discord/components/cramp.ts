import type { Component } from '../component.js';
import { crampCard, stopAsking, unpackCramp } from '../cramp.js';
import { expired } from '../expired.js';

/** How a cramp goes: gone, easing, the same. When it began rides in the button, so ten minutes are ten minutes. */
export const component: Component = {
  name: 'cramp',
  run: async (interaction, payload, bot) => {
    const told = unpackCramp(payload);
    const shown = told && crampCard(bot, told.cramp, told.news);
    if (!told || !shown) return expired(interaction);
    if (shown.isOver) stopAsking(bot, interaction.user.id, told.cramp);
    bot.log.info({ event: 'cramp', news: told.news, over: shown.isOver });
    await interaction.update(shown.card);
  },
};
