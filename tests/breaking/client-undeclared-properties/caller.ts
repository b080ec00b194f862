// about: client-undeclared-properties-gone
import type { Labels } from "./types.js";

export const other = (labels: Labels): string | undefined => labels["other"];
