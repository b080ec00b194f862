// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Notice = Mail | Sms | Other;

export interface Mail {
  channel: "mail";
  to?: string;
}

export interface Sms {
  channel: "sms";
  number?: string;
}

export interface Other {
  channel?: string;
  [key: string]: unknown;
}
