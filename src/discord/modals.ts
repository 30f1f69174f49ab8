import type { Modal } from './modal.js';
import { modal as check } from './modals/check.js';

/** Every kind of form, by the first word of its custom id. */
export const modals: readonly Modal[] = [check];
