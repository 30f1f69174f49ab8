import { ask } from '../bot.js';
import type { Component } from '../component.js';
import { askerOf, respond } from '../respond.js';

/** A suggested question on a button: the payload is the question. */
export const component: Component = {
  name: 'ask',
  run: async (interaction, payload, bot) => {
    const reply = ask(bot, askerOf(interaction), payload);
    if (reply !== null) await respond(interaction, reply);
  },
};
