// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export type Nest = Nest[];

export type Tree = { [key: string]: Tree };

export type Ping = Pong[];

export type Pong = { [key: string]: Ping };

export type Chain = string | Chain[];
