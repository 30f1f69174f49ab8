import { TYPE } from './checks/component.js';
import type { Attachment } from './state.js';
import type { Body } from './world.js';

const ONE_VALUE = { min_values: 1, max_values: 1 };
/** What Discord adds to a component that does not say. */
const DEFAULTS: Record<number, Body> = {
  ...Object.fromEntries([3, 5, 6, 7, 8].map((select) => [select, ONE_VALUE])),
  [TYPE.thumbnail]: { description: null, spoiler: false },
  [TYPE.file]: { spoiler: false },
  [TYPE.separator]: { spacing: 1, divider: true },
  [TYPE.container]: { accent_color: null, spoiler: false },
};
const PREFIX = 'attachment://';

/**
 * Components as Discord gives them back: every one numbered, with what was left unsaid, and with the addresses of the
 * files they show.
 */
export const completed = (components: readonly unknown[], attachments: readonly Attachment[]): unknown[] => {
  let next = 1;
  const fileOf = (media: unknown): Attachment | undefined => {
    const url = String((media as { url?: unknown } | undefined)?.url);
    return attachments.find((one) => url === `${PREFIX}${one.filename}` || url === one.url);
  };
  const address = (media: unknown): Body => {
    const file = fileOf(media);
    const url = file?.url ?? (media as { url: string }).url;
    return { ...(media as Body), id: file?.id ?? '0', url, proxy_url: file?.proxy_url ?? url };
  };
  const item = (part: unknown): Body => ({
    description: null,
    spoiler: false,
    ...(part as Body),
    media: address((part as Body).media),
  });
  const complete = (part: unknown): Body => {
    const { type, components: inside, accessory, media, file, items } = part as Body & { type: number };
    const stored = fileOf(file);
    return {
      id: next++,
      ...DEFAULTS[type],
      ...(part as Body),
      ...(Array.isArray(inside) ? { components: inside.map(complete) } : {}),
      ...(accessory ? { accessory: complete(accessory) } : {}),
      ...(media ? { media: address(media) } : {}),
      ...(file ? { file: address(file), name: stored?.filename ?? '', size: stored?.size ?? 0 } : {}),
      ...(Array.isArray(items) ? { items: items.map(item) } : {}),
    };
  };
  return components.map(complete);
};
