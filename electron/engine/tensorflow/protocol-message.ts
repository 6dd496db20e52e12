const varint = 0;
const lengthDelimited = 2;
const fourBytes = 5;

/**
 * Writes a protocol buffer in the wire format (protobuf.dev/programming-guides/encoding), field by field. TensorFlow's
 * graphs are made of thousands of small messages, of which the message classes of tfjs-node would make an object each:
 * that took as long as compiling the network.
 */
export class ProtocolMessage {
  #bytes = Buffer.allocUnsafe(64);
  #length = 0;

  /** What was written so far; good until more is written. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** A whole number, also a negative one, of at most 53 bits; enumerations are numbers too. */
  integer(field: number, value: number): this {
    this.#tag(field, varint);
    this.#varint(value);
    return this;
  }

  /** Numbers of a repeated field, packed. */
  integers(field: number, values: readonly number[]): this {
    const packed = new ProtocolMessage();
    for (const value of values) packed.#varint(value);
    return this.message(field, packed);
  }

  truth(field: number, value: boolean): this {
    return this.integer(field, value ? 1 : 0);
  }

  float(field: number, value: number): this {
    this.#tag(field, fourBytes);
    this.#reserve(4);
    this.#length = this.#bytes.writeFloatLE(value, this.#length);
    return this;
  }

  text(field: number, value: string): this {
    const size = Buffer.byteLength(value);
    this.#tag(field, lengthDelimited);
    this.#varint(size);
    this.#reserve(size);
    this.#length += this.#bytes.write(value, this.#length);
    return this;
  }

  /** Also an encoded message. */
  blob(field: number, value: Uint8Array): this {
    this.#tag(field, lengthDelimited);
    this.#varint(value.length);
    this.append(value);
    return this;
  }

  message(field: number, message: ProtocolMessage): this {
    return this.blob(field, message.bytes);
  }

  /** Fields that are encoded already. */
  append(fields: Uint8Array): this {
    this.#reserve(fields.length);
    this.#bytes.set(fields, this.#length);
    this.#length += fields.length;
    return this;
  }

  #tag(field: number, wireType: number): void {
    this.#varint(field * 8 + wireType);
  }

  /** Seven bits a byte, the lowest ones first; a negative number in its two's complement of 64 bits. */
  #varint(value: number): void {
    this.#reserve(10);
    if (value < 0) {
      this.#negative(value);
      return;
    }
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  #negative(value: number): void {
    let rest = BigInt.asUintN(64, BigInt(value));
    while (rest >= 0x80n) {
      this.#bytes[this.#length++] = Number(rest & 0x7fn) | 0x80;
      rest >>= 7n;
    }
    this.#bytes[this.#length++] = Number(rest);
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.bytes);
    this.#bytes = larger;
  }
}
