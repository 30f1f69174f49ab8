import type { Component } from '../component.js';
import { answerIn } from '../respond.js';

/** A suggested question on a button: the payload is the question. */
export const component: Component = {
  name: 'ask',
  run: (interaction, payload, bot) => answerIn(interaction, bot, payload),
};
