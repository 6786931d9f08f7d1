"""How Word writes a number: the formats of its lists, and the signs of its symbol fonts.

Sources: ECMA-376 part 1 §17.18.59 for the names and what they mean; [MS-OSHARED] §2.2.1.3 for the codes by which the
binary format calls them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

HAN = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
LEGAL_OLD = "零壹貳參肆伍陸柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def write_number(value: int, format_: str) -> str:
    """A value in a number format of ECMA-376; formats that Chinese documents do not use are written in digits.

    A format such as ``001`` gives the width to fill with zeros (the custom formats of Word 2010).
    """
    if format_.startswith("0"):
        return str(value).zfill(len(format_))
    return FORMATS[format_](value) if format_ in FORMATS else str(value)


def write_thousands(
    value: int, digits: str = HAN, units: str = "十百千", zero: str = "零", *, leading: bool = False
) -> str:
    """Chinese counting with units: 十, 二十一, 一百零一, 一千二百; ``leading`` writes 壹拾 for ten."""
    if not 0 < value < 10**8:
        return str(value) if value else zero
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        gap = zero if 0 < low < 1000 else ""
        tail = write_thousands(low, digits, units, zero, leading=True) if low else ""
        return write_thousands(high, digits, units, zero, leading=leading) + "万" + gap + tail
    text = ""
    pending = False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if not digit:
            pending = bool(text)
            continue
        text += (zero if pending else "") + digits[digit] + (units[power - 1] if power else "")
        pending = False
    if not leading and text.startswith(digits[1] + units[0]):
        return text[1:]
    return text


def write_japanese(value: int) -> str:
    """十, 百, 百一: no zero, no one before a unit; Chinese Word and WPS offer it as 一、二、三."""
    return re.sub(r"一(?=[十百千])", "", write_thousands(value, zero=""))


def write_digits(value: int, digits: str = HAN) -> str:
    """Digit by digit: 一〇一."""
    return "".join(digits[int(digit)] for digit in str(value)) if value >= 0 else str(value)


def write_counting(value: int) -> str:
    """一 … 九十九 with 十, from one hundred on digit by digit."""
    return write_thousands(value) if 0 < value < 100 else write_digits(value)


def write_roman(value: int) -> str:
    """Roman numerals, upper case."""
    if not 0 < value < 4000:
        return str(value)
    text = ""
    for worth, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        text += sign * (value // worth)
        value %= worth
    return text


def write_letters(value: int) -> str:
    """A … Z, AA, BB, …: Word repeats the letter."""
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 26 * 30 else str(value)


def from_row(first: str, most: int) -> Callable[[int], str]:
    """A format whose signs stand in a row in Unicode; behind the last, digits."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= most else str(value)


def from_signs(signs: str) -> Callable[[int], str]:
    """A format that counts through signs; behind the last, digits."""
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def write_sexagenary(value: int) -> str:
    """甲子, 乙丑, … 癸亥."""
    return STEMS[(value - 1) % 10] + BRANCHES[(value - 1) % 12] if 0 < value <= 60 else str(value)


FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda value: "",
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate({ord("0") + n: 0xFF10 + n for n in range(10)}),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "upperRoman": write_roman,
    "lowerRoman": lambda value: write_roman(value).lower(),
    "upperLetter": write_letters,
    "lowerLetter": lambda value: write_letters(value).lower(),
    "decimalEnclosedCircle": from_row("①", 20),
    "decimalEnclosedCircleChinese": from_row("①", 20),
    "decimalEnclosedParen": from_row("⑴", 20),
    "decimalEnclosedFullstop": from_row("⒈", 20),
    "ideographEnclosedCircle": from_row("㊀", 10),
    "chineseCounting": write_counting,
    "taiwaneseCounting": write_counting,
    "chineseCountingThousand": write_thousands,
    "taiwaneseCountingThousand": write_thousands,
    "japaneseCounting": write_japanese,
    "ideographDigital": write_digits,
    "japaneseDigitalTenThousand": write_digits,
    "taiwaneseDigital": write_digits,
    "chineseLegalSimplified": lambda value: write_thousands(value, LEGAL, "拾佰仟", leading=True),
    "ideographLegalTraditional": lambda value: write_thousands(value, LEGAL_OLD, "拾佰仟", leading=True),
    "ideographTraditional": from_signs(STEMS),
    "ideographZodiac": from_signs(BRANCHES),
    "ideographZodiacTraditional": write_sexagenary,
}
FORMATS["decimalFullWidth2"] = FORMATS["decimalFullWidth"]

# [MS-OSHARED] MSONFC: the codes of the binary format for the same names; every other code is written in digits.
CODES: dict[int, str] = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 8: "hex", 22: "decimalZero",
    10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 23: "bullet", 26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle",
    30: "ideographTraditional", 31: "ideographZodiac", 32: "ideographZodiacTraditional", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 57: "numberInDash", 255: "none",
}  # fmt: skip

# Symbol and Wingdings put their signs into the private area (U+F000 and the code in the font); these are the ones that
# lists and check boxes use.
SYMBOLS: dict[int, str] = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFC: "✓", 0xFB: "✗",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def draw_symbol(char: str) -> str:
    """A character of a symbol font as the plain sign that it looks like; others stay, so that the audit sees them."""
    return SYMBOLS.get(ord(char) - 0xF000, char) if "\uf000" <= char <= "\uf0ff" else char
