/** One command of the command line. `run` gets what stands behind its name and returns the exit code: 0 fine, 1 faults found, 2 bad usage or input. */
export type CliCommand = {
  meta: { name: string; description: string };
  run(args: string[]): Promise<number>;
};
