// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Attachment {
  /** @format byte */
  byte?: string;
  /** @format byte */
  base64?: string;
  /** @format base64url */
  base64url?: string;
  /** @format base32 */
  base32?: string;
  /** @format quoted-printable */
  quoted?: string;
  json?: string;
  html?: string;
}
