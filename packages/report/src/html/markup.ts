/** A piece of HTML that is safe to put into another as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Markup | string | number | null | undefined | false | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML text or as a quoted attribute's value. Control characters that HTML forbids become a replacement character. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!).replace(/(?![\t\n\r])\p{Cc}/gu, "\ufffd");
}

/** Template for HTML: everything put in is escaped unless it is Markup itself; lists are joined, null and false left out. */
export function html(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let text = texts[0]!;
  for (const [at, piece] of pieces.entries()) text += pieceText(piece) + texts[at + 1]!;
  return new Markup(text);
}

function pieceText(piece: Piece): string {
  if (piece instanceof Markup) return piece.text;
  if (piece === null || piece === undefined || piece === false) return "";
  if (typeof piece === "string") return escapeHtml(piece);
  if (typeof piece === "number") return String(piece);
  return piece.map(pieceText).join("");
}
