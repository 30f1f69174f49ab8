import type { Component } from './component.js';
import { component as ask } from './components/ask.js';
import { component as check } from './components/check.js';
import { component as cramp } from './components/cramp.js';
import { component as dm } from './components/dm.js';
import { component as continuePrivately } from './components/private.js';
import { component as rate } from './components/rate.js';
import { component as remove } from './components/remove.js';
import { component as share } from './components/share.js';
import { component as view } from './components/view.js';
import { component as why } from './components/why.js';

/** Every kind of button and menu, by the first word of its custom id. */
export const components: readonly Component[] = [
  ask,
  check,
  cramp,
  view,
  why,
  rate,
  share,
  remove,
  continuePrivately,
  dm,
];
