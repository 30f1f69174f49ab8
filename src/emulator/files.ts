import type { Attachment } from './state.js';
import type { Body, World } from './world.js';

/** A file of a request; `id` is the number in its part's name, `files[0]`. */
export type File = { id: string; name: string; type: string; bytes: Buffer };

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
};

const typeOf = ({ name, type }: File): string =>
  TYPES[name.split('.').at(-1)!.toLowerCase()] ?? (type === '' ? 'application/octet-stream' : type);

/** Keeps the files of a message and gives their attachments; descriptions and names come from the body's `attachments`. */
export const store = (
  { state, snowflake, origin }: World,
  channel: string,
  files: readonly File[],
  described: unknown,
): Attachment[] =>
  files.map((file) => {
    const about = ((described as Body[] | null | undefined) ?? []).find?.(({ id }) => String(id) === file.id);
    const id = snowflake();
    const filename = String(about?.filename ?? file.name);
    const type = typeOf(file);
    state.files.set(id, { name: filename, type, bytes: file.bytes });
    const url = `${origin}/attachments/${channel}/${id}/${encodeURIComponent(filename)}`;
    return {
      id,
      filename,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: type,
      ...(typeof about?.description === 'string' ? { description: about.description } : {}),
    };
  });

const PICTURES = ['image', 'thumbnail'] as const;
const PREFIX = 'attachment://';

/** Embeds as Discord gives them back: pictures by `attachment://` become addresses and leave the list of attachments. */
export const withFiles = (
  embeds: readonly Body[],
  attachments: readonly Attachment[],
): { embeds: Body[]; attachments: Attachment[] } => {
  const used = new Set<string>();
  const addressed = (part: unknown): unknown => {
    const url = (part as { url?: unknown } | null)?.url;
    if (typeof url !== 'string' || !url.startsWith(PREFIX)) return part;
    const found = attachments.find(({ filename }) => filename === url.slice(PREFIX.length));
    if (!found) return part;
    used.add(found.id);
    const { url: to, proxy_url, description } = found;
    return { ...(part as Body), url: to, proxy_url, ...(description === undefined ? {} : { description }) };
  };
  const shown = embeds.map((embed) => {
    const pictures = PICTURES.filter((name) => embed[name] !== undefined && embed[name] !== null);
    return {
      type: 'rich',
      ...embed,
      ...Object.fromEntries(pictures.map((name) => [name, addressed(embed[name])])),
    };
  });
  return { embeds: shown, attachments: attachments.filter(({ id }) => !used.has(id)) };
};
