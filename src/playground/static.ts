import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Nothing from elsewhere is loaded, nobody may frame the page, and its scripts are our own files. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export const plainAnswer = (response: ServerResponse, status: number, words: string): void => {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
};

/** Bytes that are no file of the page, such as an attachment. */
export const bytesAnswer = (response: ServerResponse, type: string, bytes: Uint8Array): void => {
  response.writeHead(200, { ...HEADERS, 'Content-Type': type }).end(bytes);
};

/** Serves one file of the built page; a path that leads out of its folder is not found. */
export const serveFile = async (folder: string, path: string, response: ServerResponse): Promise<void> => {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  const type = TYPES[extname(file)];
  if (!file.startsWith(folder + sep) || type === undefined) return plainAnswer(response, 404, 'Not found.');
  try {
    const bytes = await readFile(file);
    response.writeHead(200, { ...HEADERS, 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(bytes);
  } catch {
    plainAnswer(response, 404, 'Not found.');
  }
};
