/** The part of Markdown that the pages of rules are written in. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "code"; readonly label: string; readonly text: string }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export type Inline =
  | { readonly kind: "text" | "code" | "strong"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

const cells = (line: string): string[] =>
  line
    .replace(/^\s*\||\|\s*$/g, "")
    .split("|")
    .map((cell) => cell.trim());

/** Reads a page into blocks. Anything that it does not know is a paragraph. */
export function readMarkdown(text: string): Block[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  const takeWhile = (fits: (line: string) => boolean): string[] => {
    const taken: string[] = [];
    while (at < lines.length && fits(lines[at]!)) taken.push(lines[at++]!);
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    if (line.trim() === "") at++;
    else if (heading) {
      blocks.push({ kind: "heading", level: heading[1]!.length, text: heading[2]! });
      at++;
    } else if (line.startsWith("```")) {
      at++;
      const inside = takeWhile((one) => !one.startsWith("```"));
      at++;
      blocks.push({ kind: "code", label: line.slice(3).trim(), text: inside.join("\n") });
    } else if (/^\s*[-*] /.test(line)) {
      const items: string[] = [];
      for (const one of takeWhile((next) => next.trim() !== "" && (/^\s*[-*] /.test(next) || /^\s+/.test(next)))) {
        if (/^\s*[-*] /.test(one)) items.push(one.replace(/^\s*[-*] /, ""));
        else items.push(`${items.pop() ?? ""} ${one.trim()}`);
      }
      blocks.push({ kind: "list", items });
    } else if (line.trimStart().startsWith("|")) {
      const [head = "", , ...rows] = takeWhile((one) => one.trimStart().startsWith("|"));
      blocks.push({ kind: "table", head: cells(head), rows: rows.map(cells) });
    } else {
      const own = [line];
      at++;
      own.push(...takeWhile((one) => one.trim() !== "" && !/^(#{1,6} |```|\s*[-*] |\|)/.test(one)));
      blocks.push({ kind: "paragraph", text: own.join(" ") });
    }
  }
  return blocks;
}

/** Code, strong text and links to web addresses within a text. */
export function readInline(text: string): Inline[] {
  const found: Inline[] = [];
  let rest = 0;
  for (const match of text.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)|(https?:\/\/[^\s)]+[^\s).,;])/g)) {
    if (match.index > rest) found.push({ kind: "text", text: text.slice(rest, match.index) });
    rest = match.index + match[0].length;
    if (match[1] !== undefined) found.push({ kind: "code", text: match[1] });
    else if (match[2] !== undefined) found.push({ kind: "strong", text: match[2] });
    else found.push({ kind: "link", text: match[3] ?? match[5]!, href: match[4] ?? match[5]! });
  }
  if (rest < text.length) found.push({ kind: "text", text: text.slice(rest) });
  return found;
}
