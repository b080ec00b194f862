// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Attachment {
  /** @format byte */
  byte?: string;
  base64?: string;
  base64url?: string;
  base32?: string;
  quoted?: string;
  json?: string;
  html?: string;
}
