import { type Block, readInline, readMarkdown } from "./read-markdown.ts";

/** A page of a rule. Its texts become elements, never HTML. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <>
      {readMarkdown(text).map((block, at) => (
        <BlockOf key={at} block={block} />
      ))}
    </>
  );
}

function BlockOf({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "heading":
      return block.level <= 2 ? (
        <h2>
          <Words of={block.text} />
        </h2>
      ) : (
        <h3>
          <Words of={block.text} />
        </h3>
      );
    case "list":
      return (
        <ul>
          {block.items.map((item, at) => (
            <li key={at}>
              <Words of={item} />
            </li>
          ))}
        </ul>
      );
    case "code":
      return (
        <figure class={`example ${block.label}`}>
          {block.label !== "" && <figcaption>{block.label}</figcaption>}
          <pre tabIndex={0}>{block.text}</pre>
        </figure>
      );
    case "table":
      return (
        <div class="scroll" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  <th key={at} scope="col">
                    <Words of={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, place) => (
                    <td key={place}>
                      <Words of={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case "paragraph":
      return (
        <p>
          <Words of={block.text} />
        </p>
      );
  }
}

function Words({ of }: { readonly of: string }) {
  return (
    <>
      {readInline(of).map((piece, at) => {
        if (piece.kind === "code") return <code key={at}>{piece.text}</code>;
        if (piece.kind === "strong") return <b key={at}>{piece.text}</b>;
        if (piece.kind === "link")
          return (
            <a key={at} href={piece.href} rel="noopener noreferrer">
              {piece.text}
            </a>
          );
        return piece.text;
      })}
    </>
  );
}
