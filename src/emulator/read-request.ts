import type { IncomingMessage } from 'node:http';
import { type ApiError, invalidForm, invalidJson, tooLarge } from './errors.js';
import type { File } from './files.js';
import type { Body } from './world.js';

const LARGEST_BODY = 25 * 1024 * 1024;

/** All bytes of a request, at most 25 MiB. */
export const readBytes = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= LARGEST_BODY) chunks.push(chunk as Buffer);
  }
  if (size > LARGEST_BODY) throw tooLarge();
  return Buffer.concat(chunks);
};

const json = (text: string): Body => {
  const value = parsed(text);
  if (value !== null && typeof value === 'object') return value as Body;
  const message = 'Only dictionaries may be used in a ModelType';
  throw invalidForm([{ path: [], code: 'MODEL_TYPE_CONVERT', message }]);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson();
  }
};

const wrongType = (): ApiError =>
  invalidForm([
    {
      path: [],
      code: 'CONTENT_TYPE_INVALID',
      message: `Expected "Content-Type" header to be one of {'application/json', 'multipart/form-data'}.`,
    },
  ]);

const multipart = async (type: string, bytes: Buffer): Promise<{ body: Body; files: File[] }> => {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw wrongType();
    });
  const files: File[] = [];
  for (const [name, value] of form.entries()) {
    const id = /^files\[(\d+)\]$/u.exec(name)?.[1];
    if (id !== undefined && typeof value !== 'string')
      files.push({ id, name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return { body: json(String(form.get('payload_json') ?? '{}')), files };
};

/** The JSON of a body and the files beside it. */
export const readBody = async (type: string, bytes: Buffer): Promise<{ body: Body; files: File[] }> => {
  if (bytes.length === 0) return { body: {}, files: [] };
  if (type.startsWith('multipart/form-data')) return multipart(type, bytes);
  if (!type.startsWith('application/json')) throw wrongType();
  return { body: json(bytes.toString('utf8')), files: [] };
};
