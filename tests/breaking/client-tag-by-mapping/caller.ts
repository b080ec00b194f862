// about: client-tag-changed
import type { FilmLoan } from "./types.js";

export const loan: FilmLoan = { kind: "film", length: 90 };
