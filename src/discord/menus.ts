import type { Menu } from './command.js';
import { menu as answerThis } from './menus/answer-this.js';
import { menu as checkSigns } from './menus/check-signs.js';

/** Every entry of the menu on a message: what is dispatched and deployed. */
export const menus: readonly Menu[] = [answerThis, checkSigns];
