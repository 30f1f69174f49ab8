import type { ServerResponse } from 'node:http';
import type { Emulator } from '../emulator/emulator.js';
import { bytesAnswer } from './static.js';

/** Kinds of pictures that a browser shows and cannot run. */
const PICTURES = /^image\/(?:png|jpeg|gif|webp)$/u;

/**
 * Serves a file of a message, `/attachments/{channel}/{id}/{name}`, as the emulated Discord has it; false where the path
 * is none or there is no such file. What is no picture is handed over to be saved.
 */
export const serveAttachment = (emulator: Emulator, path: string, response: ServerResponse): boolean => {
  const id = /^\/attachments\/\d+\/(\d+)\//u.exec(path)?.[1];
  const file = id === undefined ? undefined : emulator.state.files.get(id);
  if (!file) return false;
  bytesAnswer(response, PICTURES.test(file.type) ? file.type : 'application/octet-stream', file.bytes);
  return true;
};
