# Made by contractor. Changes made here are lost.

from typing import Annotated, TypeAlias

from pydantic import MISSING

from ._wire import DEEP, Bool, Int, Model

ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem: TypeAlias = list[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    list[
                                                        list[
                                                            list[
                                                                list[
                                                                    list[
                                                                        list[
                                                                            list[
                                                                                list[
                                                                                    list[
                                                                                        Int
                                                                                    ]
                                                                                ]
                                                                            ]
                                                                        ]
                                                                    ]
                                                                ]
                                                            ]
                                                        ]
                                                    ]
                                                ]
                                            ]
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ]
                ]
            ]
        ]
    ]
]


ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    list[
                                                        list[
                                                            list[
                                                                list[
                                                                    list[
                                                                        list[
                                                                            list[
                                                                                list[
                                                                                    list[
                                                                                        list[
                                                                                            list[
                                                                                                list[
                                                                                                    ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem
                                                                                                ]
                                                                                            ]
                                                                                        ]
                                                                                    ]
                                                                                ]
                                                                            ]
                                                                        ]
                                                                    ]
                                                                ]
                                                            ]
                                                        ]
                                                    ]
                                                ]
                                            ]
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ]
                ]
            ]
        ]
    ],
    DEEP,
]


ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    list[
                                                        list[
                                                            list[
                                                                list[
                                                                    list[
                                                                        list[
                                                                            list[
                                                                                list[
                                                                                    list[
                                                                                        list[
                                                                                            list[
                                                                                                list[
                                                                                                    ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem
                                                                                                ]
                                                                                            ]
                                                                                        ]
                                                                                    ]
                                                                                ]
                                                                            ]
                                                                        ]
                                                                    ]
                                                                ]
                                                            ]
                                                        ]
                                                    ]
                                                ]
                                            ]
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ]
                ]
            ]
        ]
    ],
    DEEP,
]


ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    list[
                                                        list[
                                                            list[
                                                                list[
                                                                    list[
                                                                        list[
                                                                            list[
                                                                                list[
                                                                                    list[
                                                                                        list[
                                                                                            list[
                                                                                                list[
                                                                                                    ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem
                                                                                                ]
                                                                                            ]
                                                                                        ]
                                                                                    ]
                                                                                ]
                                                                            ]
                                                                        ]
                                                                    ]
                                                                ]
                                                            ]
                                                        ]
                                                    ]
                                                ]
                                            ]
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ]
                ]
            ]
        ]
    ],
    DEEP,
]


ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    list[
                                                        list[
                                                            list[
                                                                list[
                                                                    list[
                                                                        list[
                                                                            list[
                                                                                list[
                                                                                    list[
                                                                                        list[
                                                                                            list[
                                                                                                list[
                                                                                                    ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem
                                                                                                ]
                                                                                            ]
                                                                                        ]
                                                                                    ]
                                                                                ]
                                                                            ]
                                                                        ]
                                                                    ]
                                                                ]
                                                            ]
                                                        ]
                                                    ]
                                                ]
                                            ]
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ]
                ]
            ]
        ]
    ],
    DEEP,
]


ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    list[
                                                        list[
                                                            list[
                                                                list[
                                                                    list[
                                                                        list[
                                                                            list[
                                                                                list[
                                                                                    list[
                                                                                        list[
                                                                                            list[
                                                                                                list[
                                                                                                    ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem
                                                                                                ]
                                                                                            ]
                                                                                        ]
                                                                                    ]
                                                                                ]
                                                                            ]
                                                                        ]
                                                                    ]
                                                                ]
                                                            ]
                                                        ]
                                                    ]
                                                ]
                                            ]
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ]
                ]
            ]
        ]
    ],
    DEEP,
]


ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    list[
                                                        list[
                                                            list[
                                                                list[
                                                                    list[
                                                                        list[
                                                                            list[
                                                                                list[
                                                                                    list[
                                                                                        list[
                                                                                            list[
                                                                                                list[
                                                                                                    ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem
                                                                                                ]
                                                                                            ]
                                                                                        ]
                                                                                    ]
                                                                                ]
                                                                            ]
                                                                        ]
                                                                    ]
                                                                ]
                                                            ]
                                                        ]
                                                    ]
                                                ]
                                            ]
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ]
                ]
            ]
        ]
    ],
    DEEP,
]


Lists: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    list[
                                                        list[
                                                            list[
                                                                list[
                                                                    list[
                                                                        list[
                                                                            list[
                                                                                list[
                                                                                    list[
                                                                                        list[
                                                                                            list[
                                                                                                list[
                                                                                                    ListsItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItemItem
                                                                                                ]
                                                                                            ]
                                                                                        ]
                                                                                    ]
                                                                                ]
                                                                            ]
                                                                        ]
                                                                    ]
                                                                ]
                                                            ]
                                                        ]
                                                    ]
                                                ]
                                            ]
                                        ]
                                    ]
                                ]
                            ]
                        ]
                    ]
                ]
            ]
        ]
    ],
    DEEP,
]


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: list[str] | MISSING = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(
    Model
):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue(Model):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValuePItemValue(Model):
    p: (
        list[
            dict[
                str,
                MixedValuePItemValuePItemValuePItemValuePItemValuePItemValuePItemValue,
            ]
        ]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValuePItemValue(Model):
    p: (
        list[dict[str, MixedValuePItemValuePItemValuePItemValuePItemValuePItemValue]]
        | MISSING
    ) = MISSING


class MixedValuePItemValuePItemValuePItemValue(Model):
    p: list[dict[str, MixedValuePItemValuePItemValuePItemValuePItemValue]] | MISSING = (
        MISSING
    )


class MixedValuePItemValuePItemValue(Model):
    p: list[dict[str, MixedValuePItemValuePItemValuePItemValue]] | MISSING = MISSING


class MixedValuePItemValue(Model):
    p: list[dict[str, MixedValuePItemValuePItemValue]] | MISSING = MISSING


class MixedValue(Model):
    p: list[dict[str, MixedValuePItemValue]] | MISSING = MISSING


Mixed: TypeAlias = dict[str, MixedValue]


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: Bool | MISSING = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(
    Model
):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(Model):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(Model):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner
        | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(Model):
    inner: (
        ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner | MISSING
    ) = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInner(Model):
    inner: ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInnerInner | MISSING = (
        MISSING
    )


class ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInner(Model):
    inner: ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInnerInner | MISSING = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInnerInner(Model):
    inner: ObjectsInnerInnerInnerInnerInnerInnerInnerInnerInner | MISSING = MISSING


class ObjectsInnerInnerInnerInnerInnerInnerInner(Model):
    inner: ObjectsInnerInnerInnerInnerInnerInnerInnerInner | MISSING = MISSING


class ObjectsInnerInnerInnerInnerInnerInner(Model):
    inner: ObjectsInnerInnerInnerInnerInnerInnerInner | MISSING = MISSING


class ObjectsInnerInnerInnerInnerInner(Model):
    inner: ObjectsInnerInnerInnerInnerInnerInner | MISSING = MISSING


class ObjectsInnerInnerInnerInner(Model):
    inner: ObjectsInnerInnerInnerInnerInner | MISSING = MISSING


class ObjectsInnerInnerInner(Model):
    inner: ObjectsInnerInnerInnerInner | MISSING = MISSING


class ObjectsInnerInner(Model):
    inner: ObjectsInnerInnerInner | MISSING = MISSING


class ObjectsInner(Model):
    inner: ObjectsInnerInner | MISSING = MISSING


class Objects(Model):
    inner: ObjectsInner | MISSING = MISSING


UnionsListListListListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItem: TypeAlias = (
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[list[list[list[str] | Int] | Int] | Int] | Int
                                ]
                                | Int
                            ]
                            | Int
                        ]
                        | Int
                    ]
                    | Int
                ]
                | Int
            ]
            | Int
        ]
        | Int
    ]
    | Int
)


UnionsListListListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItem: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    UnionsListListListListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItem
                                                ]
                                                | Int
                                            ]
                                            | Int
                                        ]
                                        | Int
                                    ]
                                    | Int
                                ]
                                | Int
                            ]
                            | Int
                        ]
                        | Int
                    ]
                    | Int
                ]
                | Int
            ]
            | Int
        ]
        | Int
    ]
    | Int,
    DEEP,
]


UnionsListListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItem: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    UnionsListListListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItem
                                                ]
                                                | Int
                                            ]
                                            | Int
                                        ]
                                        | Int
                                    ]
                                    | Int
                                ]
                                | Int
                            ]
                            | Int
                        ]
                        | Int
                    ]
                    | Int
                ]
                | Int
            ]
            | Int
        ]
        | Int
    ]
    | Int,
    DEEP,
]


UnionsListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItem: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    UnionsListListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItem
                                                ]
                                                | Int
                                            ]
                                            | Int
                                        ]
                                        | Int
                                    ]
                                    | Int
                                ]
                                | Int
                            ]
                            | Int
                        ]
                        | Int
                    ]
                    | Int
                ]
                | Int
            ]
            | Int
        ]
        | Int
    ]
    | Int,
    DEEP,
]


Unions: TypeAlias = Annotated[
    list[
        list[
            list[
                list[
                    list[
                        list[
                            list[
                                list[
                                    list[
                                        list[
                                            list[
                                                list[
                                                    UnionsListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItemListItem
                                                ]
                                                | Int
                                            ]
                                            | Int
                                        ]
                                        | Int
                                    ]
                                    | Int
                                ]
                                | Int
                            ]
                            | Int
                        ]
                        | Int
                    ]
                    | Int
                ]
                | Int
            ]
            | Int
        ]
        | Int
    ]
    | Int,
    DEEP,
]


class Parts(Model):
    """A layer."""

    core: str | MISSING = MISSING
