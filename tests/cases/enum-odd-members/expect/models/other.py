# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

from ._wire import EXACT, Bool, Equals, ExactIntEnum


class Reaction(StrEnum):
    PLUS_1 = "+1"
    MINUS_1 = "-1"
    LAUGH = "laugh"
    HEART = "heart"


class Place(StrEnum):
    VALUE_1ST = "1st"
    VALUE_2ND = "2nd"
    THIRD = "third"


class Blank(StrEnum):
    EMPTY = ""
    SPACE = " "
    SPACE_SPACE = "  "
    FULL = "full"


class Operator(StrEnum):
    LESS = "<"
    LESS_EQUALS = "<="
    EQUALS = "="
    NOT_EQUALS = "!="
    GREATER = ">"
    GREATER_EQUALS = ">="
    STAR = "*"
    STAR_STAR = "**"


class Keyword(StrEnum):
    CLASS = "class"
    NONE = "None"
    TRUE = "True"
    DEF = "def"
    IMPORT = "import"
    NAME = "name"
    VALUE = "value"
    MRO = "mro"
    SELF = "self"
    CONSTRUCTOR = "constructor"
    TO_STRING = "toString"
    DEFAULT = "default"


class Case(StrEnum):
    A = "a"
    A_UPPER = "A"
    ASC = "asc"
    ASC_UPPER = "ASC"
    ASC_OTHER = "Asc"


class Separator(StrEnum):
    FOO_BAR = "foo-bar"
    FOO_UNDERSCORE_BAR = "foo_bar"
    FOO_SPACE_BAR = "foo bar"
    FOO_BAR_OTHER = "fooBar"


class Script(StrEnum):
    日本語 = "日本語"
    ΕΛΛΗΝΙΚΆ = "Ελληνικά"
    SLIGHTLY_SMILING_FACE = "🙂"
    NAÏVE = "naïve"
    NAIVE = "naive"


Mixed: TypeAlias = Annotated[Any, Equals("auto", 12, 1.5, True)] | None


class Sorted(StrEnum):
    CREATED_AT = "created_at"
    MINUS_CREATED_UNDERSCORE_AT = "-created_at"
    CREATED = "@created"
    CREATED_DOT_AT = "created.at"


Flag: TypeAlias = Annotated[Literal[True], EXACT]


Flags: TypeAlias = Bool


Rate: TypeAlias = Annotated[Any, Equals(0.5, 1, 2.5)]


class Twice(StrEnum):
    ONCE = "once"
    TWICE = "twice"


class Whole(ExactIntEnum):
    VALUE_1 = 1
    VALUE_2 = 2
    VALUE_3 = 3


Stray: TypeAlias = Literal["day"]


Single: TypeAlias = Literal["only"]


class Version(StrEnum):
    V1 = "v1"
    V1_1 = "v1.1"
    V11 = "v11"
    VALUE_2024_01_01 = "2024-01-01"


Point: TypeAlias = Annotated[Any, Equals({"x": 1}, [1, 2], "origin")]
