/** What the board shows of a job: its names, and how much it holds. The thousands of offsets of a chunk would tell nobody anything. */
export function shownJob(data: unknown): unknown {
  const { runId, chunk, reason, sender, source, files, job } = (data ?? {}) as Record<string, unknown>;
  if (job !== undefined) return { runId, chunk, reason, job: shownJob(job) };
  return {
    ...(runId === undefined ? {} : { runId }),
    ...(chunk === undefined ? {} : { chunk }),
    ...(sender === undefined ? {} : { sender }),
    ...(source === undefined ? {} : { source }),
    ...(Array.isArray(files) ? { files: files.map(shownFile) } : {}),
  };
}

function shownFile(file: unknown): object {
  const { fileId, claims } = (file ?? {}) as { fileId?: unknown; claims?: unknown };
  if (!Array.isArray(claims)) return { fileId };
  const places = claims.filter(Array.isArray) as number[][];
  const bytes = places.reduce((sum, [, , length = 0]) => sum + length, 0);
  return { fileId, claims: places.length, bytes };
}
