import type { z } from 'zod';

/** One file with one value. */
export type OneKind<S extends z.ZodType> = { shape: 'one'; path: string; schema: S };
/** A folder of files of the same form; the file's name says what it is about. */
export type EachKind<S extends z.ZodType> = { shape: 'each'; path: string; schema: S };
/** A table with a header line; the schema is that of a row, whose fields all arrive as strings. */
export type TableKind<S extends z.ZodType> = { shape: 'table'; path: string; schema: S };
/** One word a line, in the order of their letters. */
export type WordsKind = { shape: 'words'; path: string };

export type Kind = OneKind<z.ZodType> | EachKind<z.ZodType> | TableKind<z.ZodType> | WordsKind;

export type Loaded<K> =
  K extends OneKind<infer S>
    ? z.output<S>
    : K extends EachKind<infer S>
      ? { name: string; file: string; value: z.output<S> }[]
      : K extends TableKind<infer S>
        ? z.output<S>[]
        : K extends WordsKind
          ? string
          : never;

export const one = <S extends z.ZodType>(path: string, schema: S): OneKind<S> => ({
  shape: 'one',
  path,
  schema,
});
export const each = <S extends z.ZodType>(path: string, schema: S): EachKind<S> => ({
  shape: 'each',
  path,
  schema,
});
export const table = <S extends z.ZodType>(path: string, schema: S): TableKind<S> => ({
  shape: 'table',
  path,
  schema,
});
export const words = (path: string): WordsKind => ({ shape: 'words', path });
