/** Bounds on everything that a file may claim to be; a file beyond one of them is refused with the limit in the message. */
export const LIMITS = {
  /** A file that has to be held whole: XML, and JSON that is not one resource a line. */
  fileBytes: 64 << 20,
  /** A resource, or a line of an ndjson file that holds one. */
  resourceBytes: 16 << 20,
  /** Levels of elements inside each other. A claim has about ten; its narrative rarely twenty. */
  depth: 100,
  /** Bytes of one text: a JSON string, an XML attribute, or the characters between two tags. */
  textBytes: 8 << 20,
  /** Bytes of an element's or a member's name. */
  nameBytes: 256,
  /** Elements and values of one resource; a claim of a thousand lines has forty thousand. */
  elements: 100_000,
  /** Resources of a file. */
  resources: 5_000_000,
  /** Resources that one claim refers to, and what these refer to in turn. */
  references: 500,
  /** Service lines that are read of a claim. */
  lines: 10_000,
} as const;

/** Lines that an 837P may carry, and so most payers. */
export const LINES = 50;
export const DIAGNOSES = 12;
export const POINTERS = 4;
export const MODIFIERS = 4;
