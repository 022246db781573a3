/** The bytes of a file between what was taken and what was read: reads of any size are appended, and taken from the front. */
export class ByteWindow {
  bytes: Uint8Array;
  /** First byte not taken yet, and the end of those read. */
  start = 0;
  end = 0;
  /** Offset in the file of `bytes[0]`. */
  base = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  append(chunk: Uint8Array): void {
    if (this.end + chunk.length > this.bytes.length) {
      const held = this.end - this.start;
      let target = this.bytes;
      if (held + chunk.length > target.length) target = new Uint8Array(Math.max(target.length * 2, held + chunk.length));
      target.set(this.bytes.subarray(this.start, this.end));
      this.bytes = target;
      this.base += this.start;
      this.start = 0;
      this.end = held;
    }
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
  }
}
