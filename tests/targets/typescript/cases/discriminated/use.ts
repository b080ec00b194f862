import * as T from "./typescript/types.js";

export function name(pet: T.Pet): number | boolean {
  switch (pet.kind) {
    case "cat": return pet.lives;
    case "dog": case "puppy": return pet.tail;
    case "salmon": return 0;
  }
}
export const one: T.Pet = { kind: "salmon" };
export const two: T.Base = { kind: "anything" };
// @ts-expect-error what the member declares wins over the mapping
export const three: T.Pet = { kind: "fish" };
// @ts-expect-error a cat has lives
export const four: T.Pet = { kind: "cat" };
