# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, Any

from pydantic import MISSING, ConfigDict, Field

from ._wire import Equals, Model


class HostileDefaults(Model):
    quotes: str | MISSING = MISSING
    """Default: `"He said \\"hi\\" and 'bye' and `tick` and \\"\\"\\"triple\\"\\"\\" and
    '''three'''"`.
    """

    comment: str | MISSING = MISSING
    """Default: `"ends */ here // and /* starts <!-- --> # hash"`."""

    template: str | MISSING = MISSING
    """Default: `"${process.exit(1)} {{ 7*7 }} {% raw %} {# gone #} %s %(x)s {0}
    {x}"`.
    """

    slashes: str | MISSING = MISSING
    """Default: `"C:\\\\new\\\\table \\\\u0041 \\\\N{BULLET} \\\\x41 \\\\ "`."""

    lines: str | MISSING = MISSING
    """Default:
    `"one\\ntwo\\r\\nthree\\rfour\\u2028five\\u2029six\\x0bseven\\x0ceight\\x85nine"`.
    """

    code: str | MISSING = MISSING
    """Default: `'\"\"\"\\nimport os; os.system("false")\\n\"\"\"'`."""

    script: str | MISSING = MISSING
    """Default: `"</script><script>alert(1)</script> & < > "`."""

    bidi: str | MISSING = MISSING
    """Default: `"abc\\u202edef\\u2066ghi\\ufeff \\xa0 end"`."""

    tail: str | MISSING = MISSING
    """Default: `"ends with a backslash\\\\"`."""

    quote_end: str | MISSING = MISSING
    """Default: `'ends with a quote"'`."""

    astral: str | MISSING = MISSING
    """Default: `"💥 é İ ß"`."""


class HostileEnums(StrEnum):
    HE_SAID_HI_AND_BYE_AND_TICK_AND_TRIPLE_AND_THREE = (
        "He said \"hi\" and 'bye' and `tick` and \"\"\"triple\"\"\" and '''three'''"
    )
    ENDS_HERE_AND_STARTS_HASH = "ends */ here // and /* starts <!-- --> # hash"
    PROCESS_EXIT_1_7_7_RAW_GONE_S_X_S_0_X = (
        "${process.exit(1)} {{ 7*7 }} {% raw %} {# gone #} %s %(x)s {0} {x}"
    )
    C_NEW_TABLE_U0041_N_BULLET_X41 = "C:\\new\\table \\u0041 \\N{BULLET} \\x41 \\ "
    ONE_TWO_THREE_FOUR_FIVE_SIX_SEVEN_EIGHT_NINE = (
        "one\ntwo\r\nthree\rfour\u2028five\u2029six\x0bseven\x0ceight\x85nine"
    )
    IMPORT_OS_OS_SYSTEM_FALSE = '"""\nimport os; os.system("false")\n"""'
    SCRIPT_SCRIPT_ALERT_1_SCRIPT = "</script><script>alert(1)</script> & < > "
    ABC_DEF_GHI_END = "abc\u202edef\u2066ghi\ufeff \xa0 end"
    ENDS_WITH_A_BACKSLASH = "ends with a backslash\\"
    ENDS_WITH_A_QUOTE = 'ends with a quote"'
    É_İ_SS = "💥 é İ ß"


class HostileConstants(StrEnum):
    HE_SAID_HI_AND_BY = (
        "He said \"hi\" and 'bye' and `tick` and \"\"\"triple\"\"\" and '''three'''"
    )
    """\"\"\"
    import os; os.system("false")
    \"\"\"
    """

    ENDS_HERE_AND_STARTS_HASH = "ends */ here // and /* starts <!-- --> # hash"
    """\"\"\"
    import os; os.system("false")
    \"\"\"
    """

    PROCESS_EXIT_1_7_7_RAW_GONE_S_X_S_0_X = (
        "${process.exit(1)} {{ 7*7 }} {% raw %} {# gone #} %s %(x)s {0} {x}"
    )
    """\"\"\"
    import os; os.system("false")
    \"\"\"
    """

    C_NEW_TABLE_U0041_N_BULLET_X41 = "C:\\new\\table \\u0041 \\N{BULLET} \\x41 \\ "
    """\"\"\"
    import os; os.system("false")
    \"\"\"
    """

    ONE_TWO_THREE_FOUR_FIVE_SIX_SEVEN_EIGHT_NINE = (
        "one\ntwo\r\nthree\rfour\u2028five\u2029six\x0bseven\x0ceight\x85nine"
    )
    """\"\"\"
    import os; os.system("false")
    \"\"\"
    """


class HostilePatterns(Model):
    pa: Annotated[str, Field(pattern='^"$')] | MISSING = MISSING
    pb: Annotated[str, Field(pattern="^'$")] | MISSING = MISSING
    pc: Annotated[str, Field(pattern=r"^`\\$")] | MISSING = MISSING
    pd: Annotated[str, Field(pattern=r"^/\\*/$")] | MISSING = MISSING
    pe: Annotated[str, Field(pattern=r"^\\n\\/$")] | MISSING = MISSING
    pf: Annotated[str, Field(pattern="^[\"'`\\\\]{2}$")] | MISSING = MISSING
    pg: Annotated[str, Field(pattern=r"^\$\{x\}$")] | MISSING = MISSING
    ph: Annotated[str, Field(pattern='"""')] | MISSING = MISSING


class Hostile(Model):
    """He said "hi" and 'bye' and `tick` and \"\"\"triple\"\"\" and '''three'''

    Deprecated.
    """

    model_config = ConfigDict(json_schema_extra={"deprecated": True})
    __pydantic_extra__: dict[str, str] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]

    a_quotes_b: Annotated[str, Field(alias='a"b')]
    """He said "hi" and 'bye' and `tick` and \"\"\"triple\"\"\" and '''three'''"""

    a_quote_b: Annotated[str | MISSING, Field(alias="a'b")] = MISSING
    """ends */ here // and /* starts <!-- --> # hash"""

    a_backtick_b: Annotated[str | MISSING, Field(alias="a`b")] = MISSING
    """${process.exit(1)} {{ 7*7 }} {% raw %} {# gone #} %s %(x)s {0} {x}"""

    a_star_slash_b: Annotated[str | MISSING, Field(alias="a*/b")] = MISSING
    """C:\\new\\table \\u0041 \\N{BULLET} \\x41 \\"""

    a_backslash_b: Annotated[str | MISSING, Field(alias="a\\b")] = MISSING
    """ends with a backslash\\"""

    a_b: Annotated[str | MISSING, Field(alias="a\nb")] = MISSING
    """one
    two
    three
    four
    five
    six
    seven
    eight
    nine
    """

    a_line_separator_b: Annotated[str | MISSING, Field(alias="a\u2028b")] = MISSING
    """abc\u202edef\u2066ghi\ufeff \xa0 end"""

    a: Annotated[str | MISSING, Field(alias="${a}")] = MISSING
    """\"\"\"
    import os; os.system("false")
    \"\"\"
    """

    brace_brace_space_a_space_unbrace_unbrace: Annotated[
        str | MISSING, Field(alias="{{ a }}")
    ] = MISSING
    """</script><script>alert(1)</script> & < >"""

    brace_percent_space_a_space_percent_unbrace: Annotated[
        str | MISSING, Field(alias="{% a %}")
    ] = MISSING
    """💥 é İ ß"""

    quotes_quotes_quotes: Annotated[str | MISSING, Field(alias='"""')] = MISSING
    """ends with a quote\""""

    space: Annotated[str | MISSING, Field(alias=" ")] = MISSING
    """He said "hi" and 'bye' and `tick` and \"\"\"triple\"\"\" and '''three'''"""

    a_space_b: Annotated[str | MISSING, Field(alias="a b")] = MISSING
    """He said "hi" and 'bye' and `tick` and \"\"\"triple\"\"\" and '''three'''"""

    hash: Annotated[str | MISSING, Field(alias="#")] = MISSING
    """\"\"\"
    import os; os.system("false")
    \"\"\"
    """

    defaults: HostileDefaults | MISSING = MISSING
    enums: HostileEnums | MISSING = MISSING
    constants: HostileConstants | MISSING = MISSING
    patterns: HostilePatterns | MISSING = MISSING
    exact: (
        Annotated[
            dict[str, Any],
            Equals(
                {
                    'k"ey\\': [
                        '"""\nimport os; os.system("false")\n"""',
                        "one\ntwo\r\nthree\rfour\u2028five\u2029six\x0bseven\x0ceight\x85nine",
                    ],
                }
            ),
        ]
        | MISSING
    ) = MISSING


class ABCDEIdQuotesQuotesQuotesItem(StrEnum):
    ENDS_WITH_A_BACKSLASH = "ends with a backslash\\"
    ONE_TWO_THREE_FOUR_FIVE_SIX_SEVEN_EIGHT_NINE = (
        "one\ntwo\r\nthree\rfour\u2028five\u2029six\x0bseven\x0ceight\x85nine"
    )
