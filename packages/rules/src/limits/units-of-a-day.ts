import { daysBetween, type ServiceLine } from "@claimscrub/claim";

/** Units of a line on one day: a span's units are divided by its days, rounded (rules.md 3B.29). Minutes (SV103 is MJ) are no units; FMT-004 judges them. */
export function unitsADay(line: ServiceLine): number {
  if (line.unitBasis === "MJ") return 0;
  const units = line.units ?? 0;
  const days = line.dateThrough > line.date ? daysBetween(line.date, line.dateThrough) + 1 : 1;
  return days === 1 ? units : Math.round(units / days);
}

/** Lines of one code by one rendering provider on the day, in order, for each code that `wanted` names. */
export function byCodeAndProvider(
  lines: readonly ServiceLine[],
  wanted: (line: ServiceLine) => boolean,
): readonly (readonly ServiceLine[])[] {
  const groups = new Map<string, ServiceLine[]>();
  for (const line of lines) {
    if (!wanted(line)) continue;
    const key = `${line.procedure} ${line.renderingNpi}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}
