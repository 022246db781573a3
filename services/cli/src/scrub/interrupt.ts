import process from "node:process";

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Runs `tidy` before a signal ends the process, with the exit code that shells give for that signal. Returns how to stop listening. */
export function onInterrupt(tidy: () => void): () => void {
  const listeners = Object.entries(SIGNALS).map(([signal, code]) => {
    const listener = () => {
      try {
        tidy();
      } finally {
        process.exit(code);
      }
    };
    process.once(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const off of listeners) off();
  };
}
