// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface TailLogsItem {
  line: string;
  level?: TailLogsItemLevel;
}

export const TailLogsItemLevel = {
  Info: "info",
  Error: "error",
} as const;
export type TailLogsItemLevel = (typeof TailLogsItemLevel)[keyof typeof TailLogsItemLevel];
