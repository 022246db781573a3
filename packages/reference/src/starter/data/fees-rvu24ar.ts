// Written by starter/write-starter.mjs from files of the Centers for Medicare & Medicaid Services. Do not edit.
export const RVU24AR: { readonly digest: string; readonly lines: string } = {
  digest: "62e323602e812defcd513d11ab61093c15cd776aecec05f7e68b4f85a22126ea",
  lines: `

`,
};
