/** Whether a list is in order already, as most are that come in the order of a file: sorting copies it first, whatever its order. */
export function isSorted<Item>(list: readonly Item[], compare: (a: Item, b: Item) => number): boolean {
  for (let at = 1; at < list.length; at++) if (compare(list[at - 1] as Item, list[at] as Item) > 0) return false;
  return true;
}
