import { dollars, grouped } from "@claimscrub/report";

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly meaning?: string | undefined;
  readonly cents: number;
  readonly count: number;
  readonly href: string;
}

/** Amounts to compare by eye, the largest first: a table with a bar under each name, every row a way into the worklist. */
export function Bars({ of, what, most = 8 }: { readonly of: readonly Bar[]; readonly what: string; readonly most?: number }) {
  if (of.length === 0) return <p class="soft">Nothing was found.</p>;
  const shown = [...of].sort((a, b) => b.cents - a.cents || b.count - a.count).slice(0, most);
  const largest = Math.max(1, ...shown.map((bar) => bar.cents));
  return (
    <table class="bars">
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col" class="num">
            Findings
          </th>
          <th scope="col" class="num">
            Net
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">
              <a href={bar.href}>{bar.name}</a>
              {bar.meaning && <span class="meaning">{bar.meaning}</span>}
              <span class="length" style={{ width: `${((bar.cents / largest) * 100).toFixed(1)}%` }} />
            </th>
            <td class="num">{grouped(bar.count)}</td>
            <td class="num">{dollars(bar.cents)}</td>
          </tr>
        ))}
      </tbody>
      {of.length > shown.length && (
        <caption>
          The first {shown.length} of {grouped(of.length)}.
        </caption>
      )}
    </table>
  );
}
