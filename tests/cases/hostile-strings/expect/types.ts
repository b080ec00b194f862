// Made by contractor from an OpenAPI document. Do not edit: the next run overwrites this file.

/**
 * He said "hi" and 'bye' and `tick` and """triple""" and '''three'''
 *
 * @deprecated
 */
export interface Hostile {
  /**
   * He said "hi" and 'bye' and `tick` and """triple""" and '''three'''
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  'a"b': string;
  /**
   * ends *\/ here // and /* starts <\!-- --> # hash
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "a'b"?: string;
  /**
   * ${process.exit(1)} {{ 7*7 }} {% raw %} {# gone #} %s %(x)s {0} {x}
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "a`b"?: string;
  /**
   * C:\new\table \u0041 \N{BULLET} \x41 \
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "a*/b"?: string;
  /**
   * ends with a backslash\
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "a\\b"?: string;
  /**
   * one
   * two
   * three
   * four
   * five
   * six
   * seven
   * eight
   * nine
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "a\nb"?: string;
  /**
   * abc\u202edef\u2066ghi\ufeff   end
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "a\u2028b"?: string;
  /**
   * """
   * import os; os.system("false")
   * """
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "${a}"?: string;
  /**
   * <\/script><script>alert(1)<\/script> & < >
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "{{ a }}"?: string;
  /**
   * 💥 é İ ß
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "{% a %}"?: string;
  /**
   * ends with a quote"
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  '"""'?: string;
  /**
   * He said "hi" and 'bye' and `tick` and """triple""" and '''three'''
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  " "?: string;
  /**
   * He said "hi" and 'bye' and `tick` and """triple""" and '''three'''
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "a b"?: string;
  /**
   * """
   * import os; os.system("false")
   * """
   *
   * @example "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine"
   */
  "#"?: string;
  defaults?: HostileDefaults;
  enums?: HostileEnums;
  constants?: HostileConstants;
  patterns?: HostilePatterns;
  exact?: {
    'k"ey\\': [
      '"""\nimport os; os.system("false")\n"""',
      "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine",
    ];
  };
  [key: string]:
    | string
    | HostileDefaults
    | HostileEnums
    | HostileConstants
    | HostilePatterns
    | {
        'k"ey\\': [
          '"""\nimport os; os.system("false")\n"""',
          "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine",
        ];
      }
    | undefined;
}

export interface HostileDefaults {
  /** @default "He said \"hi\" and 'bye' and `tick` and \"\"\"triple\"\"\" and '''three'''" */
  quotes?: string;
  /** @default "ends *\/ here // and /* starts <\!-- --> # hash" */
  comment?: string;
  /** @default "${process.exit(1)} {{ 7*7 }} {% raw %} {# gone #} %s %(x)s {0} {x}" */
  template?: string;
  /** @default "C:\\new\\table \\u0041 \\N{BULLET} \\x41 \\ " */
  slashes?: string;
  /** @default "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine" */
  lines?: string;
  /** @default "\"\"\"\nimport os; os.system(\"false\")\n\"\"\"" */
  code?: string;
  /** @default "<\/script><script>alert(1)<\/script> & < > " */
  script?: string;
  /** @default "abc\u202edef\u2066ghi\ufeff   end" */
  bidi?: string;
  /** @default "ends with a backslash\\" */
  tail?: string;
  /** @default "ends with a quote\"" */
  quote_end?: string;
  /** @default "💥 é İ ß" */
  astral?: string;
}

export const HostileEnums = {
  HeSaidHiAndByeAndTickAndTripleAndThree:
    "He said \"hi\" and 'bye' and `tick` and \"\"\"triple\"\"\" and '''three'''",
  EndsHereAndStartsHash: "ends */ here // and /* starts <\!-- --> # hash",
  ProcessExit1_7_7RawGoneSXS0X:
    "${process.exit(1)} {{ 7*7 }} {% raw %} {# gone #} %s %(x)s {0} {x}",
  CNewTableU0041NBULLETX41: "C:\\new\\table \\u0041 \\N{BULLET} \\x41 \\ ",
  OneTwoThreeFourFiveSixSevenEightNine:
    "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine",
  ImportOsOsSystemFalse: '"""\nimport os; os.system("false")\n"""',
  ScriptScriptAlert1Script: "<\/script><script>alert(1)<\/script> & < > ",
  AbcDefGhiEnd: "abc\u202edef\u2066ghi\ufeff   end",
  EndsWithABackslash: "ends with a backslash\\",
  EndsWithAQuote: 'ends with a quote"',
  ÉİSS: "💥 é İ ß",
} as const;
export type HostileEnums = (typeof HostileEnums)[keyof typeof HostileEnums];

export const HostileConstants = {
  /**
   * """
   * import os; os.system("false")
   * """
   */
  HeSaidHiAndBy: "He said \"hi\" and 'bye' and `tick` and \"\"\"triple\"\"\" and '''three'''",
  /**
   * """
   * import os; os.system("false")
   * """
   */
  EndsHereAndStartsHash: "ends */ here // and /* starts <\!-- --> # hash",
  /**
   * """
   * import os; os.system("false")
   * """
   */
  ProcessExit1_7_7RawGoneSXS0X:
    "${process.exit(1)} {{ 7*7 }} {% raw %} {# gone #} %s %(x)s {0} {x}",
  /**
   * """
   * import os; os.system("false")
   * """
   */
  CNewTableU0041NBULLETX41: "C:\\new\\table \\u0041 \\N{BULLET} \\x41 \\ ",
  /**
   * """
   * import os; os.system("false")
   * """
   */
  OneTwoThreeFourFiveSixSevenEightNine:
    "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine",
} as const;
export type HostileConstants = (typeof HostileConstants)[keyof typeof HostileConstants];

export interface HostilePatterns {
  /** @pattern ^"$ */
  pa?: string;
  /** @pattern ^'$ */
  pb?: string;
  /** @pattern ^`\\$ */
  pc?: string;
  /** @pattern ^/\\*\/$ */
  pd?: string;
  /** @pattern ^\\n\\/$ */
  pe?: string;
  /** @pattern ^[\"'`\\]{2}$ */
  pf?: string;
  /** @pattern ^\$\{x\}$ */
  pg?: string;
  /** @pattern """ */
  ph?: string;
}

export type Tagged = One | Two;

export interface One {
  't"\\`${': 'one"\\';
}

export interface Two {
  't"\\`${': '"""';
}

export const ABCDEIdQuotesQuotesQuotesItem = {
  EndsWithABackslash: "ends with a backslash\\",
  OneTwoThreeFourFiveSixSevenEightNine:
    "one\ntwo\r\nthree\rfour\u2028five\u2029six\u000bseven\feight\u0085nine",
} as const;
export type ABCDEIdQuotesQuotesQuotesItem =
  (typeof ABCDEIdQuotesQuotesQuotesItem)[keyof typeof ABCDEIdQuotesQuotesQuotesItem];
