// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

export interface Export {
  rows?: ExportRowsItem[];
}

export interface ExportRowsItem {
  id?: string;
}

export interface LinesItem {
  /** @type integer */
  line?: number;
}
