# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated

from pydantic import MISSING, Field

from ._wire import Bool, Int, Model, Number


class 住所(Model):
    都市: str | MISSING = MISSING
    郵便番号: str | MISSING = MISSING
    番地_2: Annotated[str | MISSING, Field(alias="番地-2")] = MISSING


class Greeting(StrEnum):
    ДА = "да"
    НЕТ = "нет"
    МОЖЕТ_БЫТЬ = "может быть"


class Accents(Model):
    é: str | MISSING = MISSING
    e_combining_acute_accent: Annotated[str | MISSING, Field(alias="é")] = MISSING
    field_2: Annotated[Int | MISSING, Field(alias="²")] = MISSING
    field_1_2: Annotated[Number | MISSING, Field(alias="½")] = MISSING


class Emoji(Model):
    slightly_smiling_face: Annotated[str | MISSING, Field(alias="🙂")] = MISSING
    thumbs_up_sign_emoji_modifier_fitzpatrick_type: Annotated[
        str | MISSING, Field(alias="👍🏽")
    ] = MISSING
    regional_indicator_symbol_letter_e_regional_indicator_symbol_letter_u: Annotated[
        str | MISSING, Field(alias="🇪🇺")
    ] = MISSING


class Signs(Model):
    plus: Annotated[str | MISSING, Field(alias="+")] = MISSING
    minus: Annotated[str | MISSING, Field(alias="-")] = MISSING
    percent: Annotated[Number | MISSING, Field(alias="%")] = MISSING
    euro_sign: Annotated[Number | MISSING, Field(alias="€")] = MISSING
    dot_dot_dot: Annotated[str | MISSING, Field(alias="...")] = MISSING
    empty: Annotated[str | MISSING, Field(alias="")] = MISSING
    less_greater: Annotated[str | MISSING, Field(alias="<>")] = MISSING


class Digits(Model):
    field_1: Annotated[str | MISSING, Field(alias="1")] = MISSING
    field_01: Annotated[str | MISSING, Field(alias="01")] = MISSING
    field_1st: Annotated[str | MISSING, Field(alias="1st")] = MISSING
    field_٣: Annotated[str | MISSING, Field(alias="٣")] = MISSING
    field_1_5: Annotated[str | MISSING, Field(alias="1.5")] = MISSING
    field_2fa: Annotated[Bool | MISSING, Field(alias="2fa")] = MISSING
