import type { Component } from './component.js';
import { component as ask } from './components/ask.js';
import { component as check } from './components/check.js';

/** Every kind of button and menu, by the first word of its custom id. */
export const components: readonly Component[] = [ask, check];
