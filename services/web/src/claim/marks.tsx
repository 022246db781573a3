export interface Mark {
  readonly id: string;
  readonly number: number;
}

/** Numbers of the findings about an element: each leads to its finding. */
export function Marks({ of }: { readonly of: readonly Mark[] }) {
  return (
    <>
      {of.map(({ id, number }) => (
        <a key={id} class="fault-mark" href={`#finding-${id}`} onClick={() => show(id)} aria-label={`Finding ${number} is about this`}>
          {number}
        </a>
      ))}
    </>
  );
}

/** A finding may be folded; whoever asks for it wants to read it. */
function show(id: string): void {
  document.getElementById(`finding-${id}`)?.setAttribute("open", "");
}
