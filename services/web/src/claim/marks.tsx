export interface Mark {
  readonly id: string;
  readonly number: number;
}

/** Numbers of the findings about an element: each leads to its finding. */
export function Marks({ of }: { readonly of: readonly Mark[] }) {
  return (
    <>
      {of.map(({ id, number }) => (
        <a key={id} class="fault-mark" href={`#finding-${id}`} aria-label={`Finding ${number} is about this`}>
          {number}
        </a>
      ))}
    </>
  );
}
